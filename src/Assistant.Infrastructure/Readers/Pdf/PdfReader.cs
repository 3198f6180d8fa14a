using Assistant.Core.Documents;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Born-digital PDF: words with boxes from Poppler, order and structure by our own rules.</summary>
internal sealed class PdfReader(PopplerProcess poppler, IOptions<PdfOptions> options) : IDocumentReader
{
    /// <summary>Above this share of letters without meaning the text layer is useless (no map from glyphs to letters).</summary>
    private const double MostGarbage = 0.3;

    private readonly PdfTool _tool = new(poppler, options);

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public async Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var (count, title) = await _tool.ReadInfoAsync(file.Content, cancellationToken);
        var pages = await _tool.ReadPagesAsync(file.Content, count, cancellationToken);
        if (!HasText(pages))
        {
            throw ReadFailures.PdfNoText();
        }

        var upright = RunningHeads.Remove(pages.ConvertAll(VerticalText.Turn));
        var sizes = new TypeSize(upright);
        var lines = upright.ConvertAll(p => LineFinder.Find(p.Words, sizes));
        var composer = new PdfComposer(sizes, LineSteps.Measure(lines));
        var texts = new List<PageText>(pages.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            texts.Add(composer.Compose(upright[i].Number, lines[i]));
        }

        var blocks = composer.Finish();
        return new ReadDocument(texts, blocks) { Title = PdfTitle.Choose(title, blocks) };
    }

    private static bool HasText(List<PdfPage> pages)
    {
        var letters = pages.SelectMany(p => p.Words).SelectMany(w => w.Text).ToList();
        var garbage = letters.Count(c => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || char.IsControl(c));
        return letters.Count > 0 && garbage <= letters.Count * MostGarbage;
    }
}
