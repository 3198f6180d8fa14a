using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Assistant.Infrastructure.Readers.Ocr;
using Assistant.Infrastructure.Readers.Pdf;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Images;

/// <summary>Photographed and scanned pages: each picture is a page whose text is recognised.</summary>
internal sealed class ImageReader(Tesseract tesseract, IOptions<OcrOptions> options) : IDocumentReader
{
    private const long Million = 1_000_000;

    /// <summary>What scanners are set to; pictures that say nothing are taken for it, so that positions have a unit.</summary>
    private const double UsualResolution = 300;
    private const double PointsPerInch = 72;

    private static readonly string[] Kinds = [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"];

    public IReadOnlyList<string> Extensions => Kinds;

    /// <summary>This reader looks itself at what the content is.</summary>
    public static bool Reads(string extension) => Array.IndexOf(Kinds, extension) >= 0;

    public async Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var sizes = Check(file);
        using var folder = ScratchFolder.Create();
        var path = folder.Write("image", file.Content.Span);
        var progress = new PageProgress(file.Progress, sizes.Count);
        var pages = new PdfPage[sizes.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, pages.Length), parallel, async (index, stop) =>
        {
            var reading = await tesseract.ReadAsync(path, resolution: 0, index, isBrief: false, stop) ?? throw ReadFailures.ImageBroken();
            pages[index] = OcrPage.From(reading, index + 1, PointsPerInch / UsualResolution);
            progress.Add(1);
        });
        return pages.Any(p => p.Words.Count > 0)
            ? PageComposition.Compose(pages, statedTitle: null, cancellationToken)
            : throw ReadFailures.ImageNoText("向きを変え、横書きと縦書きの両方で文字の読み取り（OCR）を試しました。");
    }

    private IReadOnlyList<(long Width, long Height)> Check(SourceFile file)
    {
        if (!options.Value.Enabled)
        {
            throw ReadFailures.ImageNoText("文字の読み取り（OCR）は使わない設定です。");
        }

        var pages = ImageHeader.Read(file.Content.Span)?.Pages ?? throw NoImage(file);
        if (pages.Any(p => p.Width <= 0 || p.Height <= 0))
        {
            throw ReadFailures.ImageBroken();
        }

        if (pages.Any(p => p.Width > options.Value.MaxMegapixels * Million / p.Height))
        {
            throw ReadFailures.ImageTooLarge($"{options.Value.MaxMegapixels} 百万画素");
        }

        return pages.Count <= options.Value.MaxPages ? pages : throw ReadFailures.OcrTooManyPages(pages.Count, options.Value.MaxPages);
    }

    private static DocumentReadException NoImage(SourceFile file) => FileSignature.OfBinary(file.Content.Span) is { } name and not "画像"
        ? ReadFailures.TypeMismatch(Path.GetExtension(file.Path).ToLowerInvariant(), $" {name} ")
        : ReadFailures.ImageBroken();
}
