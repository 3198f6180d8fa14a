using System.Globalization;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.ChildProcesses;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>Reads pictures with Tesseract, no more at once than there are processors, whoever asks.</summary>
internal sealed class Tesseract(ChildProcessRunner runner, IOptions<OcrOptions> options) : IDisposable
{
    private const string Tool = "tesseract";
    private const string Horizontal = "jpn";
    private const string Vertical = "jpn_vert";

    /// <summary>Page segmentation modes: automatic, and the same after a look at which way the page lies.</summary>
    private const int Automatic = 3;
    private const int WithOrientation = 1;

    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);

    /// <summary>
    /// The best reading of the picture: upright horizontal text first; where that is poor, also vertical text and pages
    /// that lie on a side or upside down.
    /// </summary>
    /// <param name="resolution">Dots an inch; 0 when the file says it itself, or nobody knows.</param>
    /// <param name="page">Of a file with several pictures, from 0.</param>
    /// <param name="isBrief">A few letters are expected at most: upright ones are not looked at again.</param>
    /// <returns>Null when the picture can't be decoded.</returns>
    /// <exception cref="DocumentReadException"><c>ocr_timeout</c>, <c>tool_missing</c>.</exception>
    public async Task<OcrReading?> ReadAsync(string path, int resolution, int page, bool isBrief, CancellationToken cancellationToken)
    {
        var first = await ReadAsync(Horizontal, Automatic);
        if (first is null or { IsSound: true } or { Letters: 0 } || (isBrief && first.IsShortAndUpright))
        {
            // Text that lies on its side or runs down the page is misread, but it is seen.
            return first is null ? null : Clean(first);
        }

        OcrReading?[] others = [await ReadAsync(Horizontal, WithOrientation), await ReadAsync(Vertical, Automatic), first];
        return Clean(others.OfType<OcrReading>().MaxBy(r => r.Score)!);

        async Task<OcrReading?> ReadAsync(string language, int segmentation)
        {
            await _processors.WaitAsync(cancellationToken);
            try
            {
                return await RunAsync(Arguments(path, language, segmentation, resolution, page), cancellationToken);
            }
            finally
            {
                _processors.Release();
            }
        }
    }

    public void Dispose() => _processors.Dispose();

    private static string[] Arguments(string path, string language, int segmentation, int resolution, int page)
    {
        List<string> arguments = [path, "-", "-l", language, "--psm", Number(segmentation), "-c", $"tessedit_page_number={Number(page)}"];
        if (resolution > 0)
        {
            arguments.AddRange(["--dpi", Number(resolution)]);
        }

        return [.. arguments, "hocr"];
    }

    private async Task<OcrReading?> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        const int outputMegabytes = 64;
        var parser = new HocrParser();
        try
        {
            var limits = new ChildLimits(options.Value.TimeLimit, options.Value.MemoryLimitMegabytes, outputMegabytes);
            var result = await runner.RunAsync(new ChildCommand(Tool, arguments, limits), parser.Add, cancellationToken);
            if (result.Error.Contains("Failed loading language", StringComparison.Ordinal))
            {
                throw ReadFailures.ToolMissing("日本語の文字認識の辞書", "tesseract-ocr-jpn と tesseract-ocr-jpn-vert");
            }

            return result.ExitCode == 0 ? parser.Finish() : null;
        }
        catch (ChildProcessException exception)
        {
            throw exception.Failure == ChildFailure.ToolMissing
                ? ReadFailures.ToolMissing(exception.Tool, "tesseract-ocr と tesseract-ocr-jpn と tesseract-ocr-jpn-vert")
                : ReadFailures.OcrTimeout(options.Value.TimeLimit);
        }
    }

    /// <summary>Without the lines that are no text: pictures and rules give some.</summary>
    private OcrReading Clean(OcrReading reading)
    {
        var clean = reading with { Lines = [.. reading.Lines.Where(l => l.Confidence >= options.Value.LowestConfidence)] };
        return clean with { Dropped = reading.Letters - clean.Letters };
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
