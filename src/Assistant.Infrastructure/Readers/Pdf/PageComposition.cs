using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Words of pages to page texts and blocks, whether they come from a PDF's text or from recognition.</summary>
internal static class PageComposition
{
    /// <summary>More pages than this don't tell more about how far apart lines usually stand.</summary>
    private const int LargestSample = 64;

    /// <param name="pages">All pages in order, upright.</param>
    public static ReadDocument Compose(IReadOnlyList<PdfPage> pages, string? statedTitle, CancellationToken cancellationToken)
    {
        var heads = new RunningHeads(pages);
        var sizes = new TypeSize(pages);
        var every = ((pages.Count - 1) / LargestSample) + 1;
        var sample = pages.Where((_, i) => i % every == 0).Select(p => (IReadOnlyList<VisualLine>)LineFinder.Find(heads.Split(p).Body, sizes));
        var composer = new PdfComposer(sizes, LineSteps.Measure(sample));
        var texts = new List<PageText>(pages.Count);
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            texts.Add(composer.Compose(page, heads.Split(page)));
        }

        var blocks = composer.Finish();
        return new ReadDocument(texts, blocks) { Title = PdfTitle.Choose(statedTitle, blocks) };
    }
}
