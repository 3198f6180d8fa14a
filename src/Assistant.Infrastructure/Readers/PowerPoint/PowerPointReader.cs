using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Packages;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.PowerPoint;

/// <summary>PowerPoint: one page a slide, numbered as in the slide show's own list.</summary>
internal sealed class PowerPointReader(IOptions<OfficeOptions> office, IOptions<PowerPointOptions> options) : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".pptx", ".pptm", ".ppsx", ".potx"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        OfficeFile.ReadAsync(file, office.Value, "presentation", package => Read(package, file.Progress, cancellationToken), cancellationToken);

    private ReadDocument Read(SafePackage package, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var relationships = Relationships.Of(package, package.MainPart);
        var slides = package.Load(package.MainPart).Child("sldIdLst").Children("sldId").Select(s => relationships.GetValueOrDefault(s.Reference("id") ?? string.Empty)?.Target).ToList();
        if (slides.Count > options.Value.MostSlides)
        {
            throw ReadFailures.OfficeTooLarge();
        }

        var pages = new List<PageText>();
        var blocks = new List<Block>();
        for (var i = 0; i < slides.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (package.Load(slides[i]) is { } slide && (slide.Value("show") is not ("0" or "false") || options.Value.IncludeHidden))
            {
                var (page, added) = new SlideComposer(package, i + 1, slides[i]!).Compose(slide);
                pages.Add(page);
                blocks.AddRange(added);
            }

            progress?.Report(new ReadProgress(i + 1, slides.Count));
        }

        return new ReadDocument(pages, blocks) { Title = OfficeTitle.Choose(package, pages, blocks) };
    }
}
