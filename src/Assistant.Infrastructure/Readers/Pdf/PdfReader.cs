using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Assistant.Infrastructure.Readers.Ocr;
using Assistant.Infrastructure.Readers.Pdf.Structure;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>PDF: words with boxes from Poppler, or from recognition where a page has no text; order and structure by our own rules.</summary>
internal sealed class PdfReader(ChildProcessRunner runner, PdfOcr ocr, IOptions<PdfOptions> options, IOptions<OcrOptions> ocrOptions) : IDocumentReader
{
    private readonly PdfTool _tool = new(runner, options.Value);

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public async Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        using var folder = ScratchFolder.Create();
        var path = folder.Write("document.pdf", file.Content.Span);
        PageProgress? progress = null;
        var (pages, title) = await _tool.ReadAsync(path, (count, read) => (progress ??= new PageProgress(file.Progress, count)).Add(read.Count(p => !TextLayer.IsMissing(p))), cancellationToken);
        var gaps = await RecogniseAsync(file.Content, folder, path, pages, () => progress?.Add(1), cancellationToken);
        await TurnAsync(path, pages, cancellationToken);
        return PageComposition.Compose(pages, title, cancellationToken) with { Warnings = [.. OcrGap.ToWarnings(gaps)] };
    }

    private async Task TurnAsync(string path, PdfPage[] pages, CancellationToken cancellationToken)
    {
        IReadOnlySet<int>? quarterTurns = null;
        for (var i = 0; i < pages.Length; i++)
        {
            var page = pages[i];
            if (page.Confidence is not null || PageDirection.Of(page) is not (var direction and not PageTurn.None))
            {
                continue;
            }

            quarterTurns ??= await _tool.ReadQuarterTurnsAsync(path, pages.Length, cancellationToken);
            pages[i] = (quarterTurns.Contains(page.Number) && page.Width < page.Height ? page with { Width = page.Height, Height = page.Width } : page).Turned(direction);
        }
    }

    private async Task<IReadOnlyList<OcrGap>> RecogniseAsync(ReadOnlyMemory<byte> content, ScratchFolder folder, string path, PdfPage[] pages, Action onPage, CancellationToken cancellationToken)
    {
        var missing = pages.Where(TextLayer.IsMissing).Select(p => p.Number).ToList();
        IReadOnlyList<OcrGap> gaps = [];
        if (missing.Count > 0 && ocrOptions.Value.Enabled)
        {
            var blank = BlankPages.Find(content, pages.Length, missing.FindAll(n => pages[n - 1].Words.Count == 0));
            foreach (var _ in blank)
            {
                onPage();
            }

            missing.RemoveAll(blank.Contains);
            var hasText = pages.Any(p => p.Words.Count > 0 && !TextLayer.IsGarbage(p));
            gaps = await ocr.ReadAsync(folder, path, pages, missing, hasText, onPage, cancellationToken);
        }
        else
        {
            missing.FindAll(n => TextLayer.IsGarbage(pages[n - 1])).ForEach(n => pages[n - 1] = pages[n - 1] with { Words = [] });
        }

        if (pages.All(p => p.Words.Count == 0))
        {
            throw ReadFailures.PdfNoText(ocrOptions.Value.Enabled ? "文字の情報がなく、文字の読み取り（OCR）でも読める文字が見つかりませんでした。" : "文字の情報がなく、文字の読み取り（OCR）は使わない設定です。");
        }

        return gaps;
    }
}
