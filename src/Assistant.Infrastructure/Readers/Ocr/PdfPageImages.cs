using System.Globalization;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Assistant.Infrastructure.Readers.Images;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>A picture of a page as a file for recognition.</summary>
/// <param name="Scale">Points for a pixel.</param>
internal sealed record PageImage(string Path, int Resolution, double Scale);

/// <summary>Pictures of the pages of a PDF, by Poppler.</summary>
internal sealed class PdfPageImages(ChildProcessRunner runner, IOptions<OcrOptions> options)
{
    private const double PointsPerInch = 72;
    private const double Million = 1_000_000;

    /// <summary>Enough to see whether anything stands on the page.</summary>
    private const int ProofResolution = 72;

    private const double SameShape = 0.05;

    /// <summary>Small grey drawings of the pages of a run by number, without those that can't be drawn.</summary>
    /// <param name="show">Gets each while it exists: together they would be large.</param>
    public async Task ProofAsync(ScratchFolder folder, string pdf, PageRun run, double width, double height, Action<int, GrayImage> show, CancellationToken cancellationToken)
    {
        var name = $"proof{Number(run.First)}";
        string[] arguments = ["-gray", "-r", Number(ResolutionFor(width, height, ProofResolution)), "-f", Number(run.First), "-l", Number(run.Last), pdf, folder.PathOf(name)];
        await RunAsync("pdftoppm", arguments, _ => { }, cancellationToken);
        foreach (var path in folder.Find(name + "-*.pgm"))
        {
            var isNumber = int.TryParse(Path.GetFileNameWithoutExtension(path.AsSpan())[(name.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (isNumber && GrayImage.Read(await File.ReadAllBytesAsync(path, cancellationToken)) is { } image)
            {
                show(number, image);
            }

            File.Delete(path);
        }
    }

    /// <summary>The page as it is drawn; null when that fails.</summary>
    /// <param name="isCoarse">At half the resolution.</param>
    public async Task<PageImage?> DrawnAsync(ScratchFolder folder, string pdf, int page, double width, double height, bool isCoarse, CancellationToken cancellationToken)
    {
        var resolution = ResolutionFor(width, height, options.Value.Resolution / (isCoarse ? 2 : 1));
        var path = await DrawAsync(folder, pdf, page, resolution, "page", cancellationToken);
        return path is null ? null : new PageImage(path, resolution, PointsPerInch / resolution);
    }

    /// <summary>
    /// The photograph that covers the page, as the scanner made it: its own pixels are what recognition reads best, and
    /// some scanners describe them wrongly in the PDF around it. Null when the page is made of anything else.
    /// </summary>
    public async Task<PageImage?> ScannedAsync(ScratchFolder folder, string pdf, int page, double width, double height, CancellationToken cancellationToken)
    {
        var list = new List<string[]>();
        await RunAsync("pdfimages", ["-list", "-f", Number(page), "-l", Number(page), pdf], l => list.Add(Encoding.UTF8.GetString(l).Split(' ', StringSplitOptions.RemoveEmptyEntries)), cancellationToken);
        if (list.Where(l => l.Length > 13 && l[0] == Number(page)).ToList() is not [[_, _, "image", _, _, _, _, _, "jpeg", ..] only]
            || !TryRead(only[3], out var pixelsWide) || !TryRead(only[4], out var pixelsHigh) || !TryRead(only[12], out var resolution) || resolution == 0
            || Differ(pixelsWide / resolution * PointsPerInch, width) || Differ(pixelsHigh / resolution * PointsPerInch, height))
        {
            return null;
        }

        await RunAsync("pdfimages", ["-j", "-f", Number(page), "-l", Number(page), pdf, folder.PathOf($"scan-{Number(page)}")], _ => { }, cancellationToken);
        var path = folder.PathOf($"scan-{Number(page)}-000.jpg");
        return File.Exists(path) && ImageHeader.Read(await File.ReadAllBytesAsync(path, cancellationToken)) is { Pages: [var size] } && Fits(size)
            ? new PageImage(path, (int)resolution, width / size.Width)
            : null;

        static bool TryRead(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

        static bool Differ(double a, double b) => Math.Abs(a - b) > b * SameShape;
    }

    private bool Fits((long Width, long Height) size) => size is { Width: > 0, Height: > 0 } && size.Width * (double)size.Height <= options.Value.MaxMegapixels * Million;

    private async Task<string?> DrawAsync(ScratchFolder folder, string pdf, int page, int resolution, string name, CancellationToken cancellationToken)
    {
        var target = folder.PathOf($"{name}-{Number(page)}");
        string[] arguments = ["-gray", "-r", Number(resolution), "-singlefile", "-f", Number(page), "-l", Number(page), pdf, target];
        var isDrawn = await RunAsync("pdftoppm", arguments, _ => { }, cancellationToken);
        return isDrawn && File.Exists(target + ".pgm") ? target + ".pgm" : null;
    }

    /// <summary>What is asked for, less where the page would become too large a picture.</summary>
    private int ResolutionFor(double width, double height, int wanted)
    {
        var inches = Math.Max(1, width * height / (PointsPerInch * PointsPerInch));
        return Math.Max(1, (int)Math.Min(wanted, Math.Sqrt(options.Value.MaxMegapixels * Million / inches)));
    }

    private async Task<bool> RunAsync(string tool, string[] arguments, ChildLine onLine, CancellationToken cancellationToken)
    {
        // Uncompressed grey, one byte a pixel, and room for the colours while it is drawn.
        var limits = new ChildLimits(options.Value.TimeLimit, options.Value.MemoryLimitMegabytes, options.Value.MaxMegapixels * 4);
        try
        {
            return (await runner.RunAsync(new ChildCommand(tool, arguments, limits), onLine, cancellationToken)).ExitCode == 0;
        }
        catch (ChildProcessException exception)
        {
            throw exception.Failure == ChildFailure.ToolMissing ? ReadFailures.ToolMissing(exception.Tool, "poppler-utils") : ReadFailures.OcrTimeout(options.Value.TimeLimit);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
