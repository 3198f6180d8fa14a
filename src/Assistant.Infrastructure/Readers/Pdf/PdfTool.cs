using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.ChildProcesses;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>What Poppler says about a file: its words with boxes by <c>pdftotext</c>, what those do not tell by <c>pdfinfo</c>.</summary>
internal sealed partial class PdfTool(ChildProcessRunner runner, PdfOptions options)
{
    private const int CannotOpen = 1;
    private const int NotPermitted = 3;

    /// <summary>
    /// All pages in order and the stated title. The first range tells by its length whether it is the whole file, so that
    /// most files start one child; the others are asked how long they are and read in ranges side by side, so that no
    /// child works on more than a share of the file. A file may claim more pages than it has: those have no words.
    /// </summary>
    /// <param name="onPages">Told the number of all pages and each range that is read, from any thread; the first range comes alone.</param>
    /// <exception cref="DocumentReadException"><c>pdf_broken</c>, <c>pdf_encrypted</c>, <c>pdf_too_many_pages</c>, <c>pdf_timeout</c>, <c>pdf_too_complex</c>, <c>tool_missing</c>.</exception>
    public async Task<(PdfPage[] Pages, string? Title)> ReadAsync(string path, Action<int, IReadOnlyList<PdfPage>> onPages, CancellationToken cancellationToken)
    {
        var left = (long)options.OutputLimitMegabytes * 1024 * 1024;
        var range = Math.Min(options.PagesPerProcess, options.MaxPages);
        var (begin, title) = await ReadRangeAsync(1, range, cancellationToken);
        var count = begin.Count < range ? begin.Count : await CountAsync(path, cancellationToken);
        var pages = new PdfPage[count > 0 ? count : throw ReadFailures.PdfBroken()];
        Place(1, begin);
        var ranges = Enumerable.Range(1, (count - 1) / range).Select(i => 1 + (i * range));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ranges, parallel, async (first, stop) => Place(first, (await ReadRangeAsync(first, Math.Min(count, first + range - 1), stop)).Pages));
        return (pages, title);

        void Place(int first, List<PdfPage> read)
        {
            for (var i = first; i <= Math.Min(count, first + range - 1); i++)
            {
                pages[i - 1] = read.ElementAtOrDefault(i - first) ?? new PdfPage(i, 0, 0, []);
            }

            onPages(count, read);
        }

        async Task<(List<PdfPage> Pages, string? Title)> ReadRangeAsync(int first, int last, CancellationToken stop)
        {
            var parser = new BoxParser(first);
            await RunAsync("pdftotext", ["-bbox", "-enc", "UTF-8", "-f", Number(first), "-l", Number(last), path, "-"], Add, stop);
            return (parser.Finish(), parser.Title);

            void Add(ReadOnlySpan<byte> line)
            {
                if (Interlocked.Add(ref left, -line.Length) < 0)
                {
                    throw ReadFailures.PdfTooMuch();
                }

                parser.Add(line);
            }
        }
    }

    private async Task<int> CountAsync(string path, CancellationToken cancellationToken)
    {
        var pages = 0L;
        await RunAsync("pdfinfo", ["-enc", "UTF-8", path], Read, cancellationToken);
        return pages <= options.MaxPages ? (int)pages : throw ReadFailures.PdfTooManyPages(pages, options.MaxPages);

        void Read(ReadOnlySpan<byte> line)
        {
            if (line.StartsWith("Pages:"u8))
            {
                _ = long.TryParse(line[6..].Trim(" \r"u8), NumberStyles.None, CultureInfo.InvariantCulture, out pages);
            }
        }
    }

    /// <summary>The pages that viewers turn by a quarter, by number. Poppler gives the words as seen, but the size of the sheet.</summary>
    public async Task<IReadOnlySet<int>> ReadQuarterTurnsAsync(string path, int count, CancellationToken cancellationToken)
    {
        var turned = new HashSet<int>();
        await RunAsync("pdfinfo", ["-enc", "UTF-8", "-f", "1", "-l", Number(count), path], Read, cancellationToken);
        return turned;

        void Read(ReadOnlySpan<byte> line)
        {
            if (line.StartsWith("Page "u8) && line.IndexOf(" rot:"u8) is var at and > 0 && line[(at + 5)..].Trim((byte)' ') is var angle && (angle.SequenceEqual("90"u8) || angle.SequenceEqual("270"u8))
                && int.TryParse(line[5..at].Trim((byte)' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                turned.Add(number);
            }
        }
    }

    private async Task RunAsync(string tool, string[] arguments, ChildLine onLine, CancellationToken cancellationToken)
    {
        var limits = new ChildLimits(options.TimeLimit, options.MemoryLimitMegabytes, options.OutputLimitMegabytes);
        try
        {
            var result = await runner.RunAsync(new ChildCommand(tool, arguments, limits), onLine, cancellationToken);
            if (result.ExitCode != 0)
            {
                throw Failure(result);
            }
        }
        catch (ChildProcessException exception)
        {
            throw exception.Failure switch
            {
                ChildFailure.ToolMissing => ReadFailures.ToolMissing(exception.Tool, "poppler-utils と poppler-data"),
                ChildFailure.Timeout => ReadFailures.PdfTimeout(options.TimeLimit),
                _ => ReadFailures.PdfTooMuch(),
            };
        }
    }

    private DocumentReadException Failure(ChildResult result)
    {
        var isProtected = result.ExitCode == NotPermitted || (result.ExitCode == CannotOpen && result.Error.Contains("password", StringComparison.OrdinalIgnoreCase));
        return isProtected ? ReadFailures.PdfEncrypted()
            : ClaimedPages(result.Error) is { } claimed && claimed > options.MaxPages ? ReadFailures.PdfTooManyPages(claimed, options.MaxPages)
            : result.IsCrash ? ReadFailures.PdfTooComplex(options.MemoryLimitMegabytes)
            : ReadFailures.PdfBroken();
    }

    /// <summary>Poppler refuses a file that says it has more pages than objects.</summary>
    private static long? ClaimedPages(string error) =>
        PageCount().Match(error) is { Success: true } match && long.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : null;

    [GeneratedRegex(@"Page count \((?<count>[0-9]{1,18})\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PageCount();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
