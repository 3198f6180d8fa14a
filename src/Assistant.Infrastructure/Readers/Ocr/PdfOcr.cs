using System.Collections.Concurrent;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Assistant.Infrastructure.Readers.Pdf;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>Reads the pages of a PDF that hold no usable text.</summary>
internal sealed class PdfOcr(PdfPageImages images, Tesseract tesseract, IOptions<OcrOptions> options)
{
    /// <summary>Share of the page that is dark where nothing but a speck stands on it.</summary>
    private const double Specks = 0.0002;

    /// <summary>A page with some letters is read again only where this much more stands on it.</summary>
    private const double Picture = 0.005;

    /// <summary>A page with fewer shapes holds an emblem or a few large letters: a coarse picture shows them as well.</summary>
    private const int FewMarks = 30;

    /// <summary>A file that makes more pages fail than this is refused: each may have taken all the time it is given.</summary>
    private const int MostGaps = 32;

    private enum Proof
    {
        Blank,
        Emblem,
        Text,
        Failed,
    }

    /// <summary>Replaces each page of <paramref name="numbers"/> by what is recognised on it, or leaves it without words.</summary>
    /// <param name="hasText">Other pages have text: one page that can't be read doesn't make the document useless.</param>
    /// <returns>The pages on which something stands that could not be read.</returns>
    /// <exception cref="DocumentReadException"><c>ocr_too_many_pages</c>; where there is no other text, or too much fails, also <c>ocr_timeout</c>, <c>tool_missing</c>.</exception>
    public async Task<IReadOnlyList<OcrGap>> ReadAsync(ScratchFolder folder, string pdf, PdfPage[] pages, IReadOnlyList<int> numbers, bool hasText, Action onPage, CancellationToken cancellationToken)
    {
        if (numbers.Count > options.Value.MaxPages)
        {
            throw ReadFailures.OcrTooManyPages(numbers.Count, options.Value.MaxPages);
        }

        var gaps = new ConcurrentBag<OcrGap>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var proofs = new ConcurrentDictionary<int, Proof>();
        foreach (var number in numbers)
        {
            pages[number - 1] = Usable(pages[number - 1]);
        }

        await Parallel.ForEachAsync(PageRun.Of(numbers), parallel, (run, stop) => ProofAsync(run, stop));
        await Parallel.ForEachAsync(numbers, parallel, async (number, stop) =>
        {
            // A page that can't be drawn may have taken its neighbours along.
            if (!proofs.ContainsKey(number))
            {
                await ProofAsync(new PageRun(number, number), stop);
            }

            if (!proofs.TryGetValue(number, out var proof))
            {
                gaps.Add(new OcrGap(number, "ページを画像にできませんでした。"));
            }
            else if (proof is Proof.Emblem or Proof.Text)
            {
                await GuardAsync([number], () => RecogniseAsync(folder, pdf, pages, number, proof == Proof.Emblem, hasText, gaps, stop));
            }

            onPage();
        });
        return [.. gaps];

        async ValueTask ProofAsync(PageRun run, CancellationToken stop)
        {
            var (width, height) = (pages[(run.First - 1)..run.Last].Max(p => p.Width), pages[(run.First - 1)..run.Last].Max(p => p.Height));
            await GuardAsync(Enumerable.Range(run.First, run.Last - run.First + 1), () => images.ProofAsync(folder, pdf, run, width, height, (n, image) => proofs[n] = Look(image, pages[n - 1]), stop));
        }

        async Task GuardAsync(IEnumerable<int> tried, Func<Task> read)
        {
            try
            {
                await read();
            }
            catch (DocumentReadException exception) when (hasText && gaps.Count < MostGaps)
            {
                foreach (var number in tried)
                {
                    proofs[number] = Proof.Failed;
                    gaps.Add(new OcrGap(number, exception.Message));
                }
            }
        }
    }

    private async Task RecogniseAsync(ScratchFolder folder, string pdf, PdfPage[] pages, int number, bool isEmblem, bool hasText, ConcurrentBag<OcrGap> gaps, CancellationToken cancellationToken)
    {
        var page = pages[number - 1];
        var isBrief = isEmblem && hasText;
        var best = isBrief ? null : await ReadAsync(await images.ScannedAsync(folder, pdf, number, page.Width, page.Height, cancellationToken), isBrief, cancellationToken);
        if (best is not { Reading.IsSound: true })
        {
            best = Better(best, await ReadAsync(await images.DrawnAsync(folder, pdf, number, page.Width, page.Height, isEmblem, cancellationToken), isBrief, cancellationToken));
        }

        if (best is { } read && read.Reading.Letters > page.Letters)
        {
            pages[number - 1] = OcrPage.From(read.Reading, number, read.Scale);
        }
        else if (best is null)
        {
            gaps.Add(new OcrGap(number, "文字の読み取り（OCR）ができませんでした。"));
        }
        else if (best.Value.Reading.Dropped >= TextLayer.FewLetters)
        {
            gaps.Add(new OcrGap(number, "文字の読み取り（OCR）の確かさが低すぎました。"));
        }
    }

    private static PdfPage Usable(PdfPage page) => TextLayer.IsGarbage(page) ? page with { Words = [] } : page;

    private static Proof Look(GrayImage image, PdfPage page) =>
        Ink(image, page) < (page.Words.Count == 0 ? Specks : Picture) ? Proof.Blank : image.Marks() < FewMarks ? Proof.Emblem : Proof.Text;

    private async Task<(OcrReading Reading, double Scale)?> ReadAsync(PageImage? image, bool isBrief, CancellationToken cancellationToken)
    {
        if (image is null)
        {
            return null;
        }

        try
        {
            return await tesseract.ReadAsync(image.Path, image.Resolution, page: 0, isBrief, cancellationToken) is { } reading ? (reading, image.Scale) : null;
        }
        finally
        {
            File.Delete(image.Path);
        }
    }

    private static (OcrReading Reading, double Scale)? Better((OcrReading Reading, double Scale)? a, (OcrReading Reading, double Scale)? b) =>
        a is { } first && (b is not { } second || first.Reading.Score >= second.Reading.Score) ? a : b;

    /// <summary>What stands on the page beside the letters that are known.</summary>
    private static double Ink(GrayImage proof, PdfPage page)
    {
        const double margin = 3;
        var (x, y) = (page.Width / proof.Width, page.Height / proof.Height);
        return proof.Ink((column, row) => page.Words.Any(w =>
            column * x >= w.Box.Left - margin && column * x <= w.Box.Right + margin && row * y >= w.Box.Top - margin && row * y <= w.Box.Bottom + margin));
    }
}
