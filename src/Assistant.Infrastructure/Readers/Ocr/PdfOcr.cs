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

    /// <summary>Replaces each page of <paramref name="numbers"/> by what is recognised on it, or leaves it without words.</summary>
    /// <exception cref="DocumentReadException"><c>ocr_too_many_pages</c>, <c>ocr_timeout</c>, <c>tool_missing</c>.</exception>
    public async Task ReadAsync(ScratchFolder folder, string pdf, PdfPage[] pages, IReadOnlyList<int> numbers, Action onPage, CancellationToken cancellationToken)
    {
        if (numbers.Count > options.Value.MaxPages)
        {
            throw ReadFailures.OcrTooManyPages(numbers.Count, options.Value.MaxPages);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(numbers, parallel, async (number, stop) =>
        {
            pages[number - 1] = await ReadAsync(folder, pdf, pages[number - 1], stop);
            onPage();
        });
    }

    private async Task<PdfPage> ReadAsync(ScratchFolder folder, string pdf, PdfPage page, CancellationToken cancellationToken)
    {
        var usable = TextLayer.IsGarbage(page) ? page with { Words = [] } : page;
        var proof = await images.ProofAsync(folder, pdf, page.Number, page.Width, page.Height, cancellationToken);
        if (proof is null || Ink(proof, usable) < (usable.Words.Count == 0 ? Specks : Picture))
        {
            return usable;
        }

        var scanned = await ReadAsync(await images.ScannedAsync(folder, pdf, page.Number, page.Width, page.Height, cancellationToken), cancellationToken);
        var isEmblem = proof.Marks() < FewMarks;
        var best = scanned is { Reading.IsSound: true } ? scanned : Better(scanned, await ReadAsync(await images.DrawnAsync(folder, pdf, page.Number, page.Width, page.Height, isEmblem, cancellationToken), cancellationToken));
        return best is { } read && read.Reading.Letters > usable.Letters ? OcrPage.From(read.Reading, page.Number, read.Scale) : usable;
    }

    private async Task<(OcrReading Reading, double Scale)?> ReadAsync(PageImage? image, CancellationToken cancellationToken)
    {
        if (image is null)
        {
            return null;
        }

        try
        {
            return await tesseract.ReadAsync(image.Path, image.Resolution, page: 0, cancellationToken) is { } reading ? (reading, image.Scale) : null;
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
