using System.Globalization;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Section <c>Ingest</c>.</summary>
public sealed class IngestionOptions
{
    public const string Section = "Ingest";

    public const string ChildWorker = "child";
    public const string NoWorker = "none";

    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>Files and folders that the worker keeps up to date. A relative path is taken from the current folder.</summary>
    public string[] Folders { get; set; } = [];

    /// <summary>
    /// Of the service: <c>child</c> starts the worker as a process of its own, <c>none</c> leaves the work to another program
    /// (Assistant.Ingest) on the same data folder.
    /// </summary>
    public string Worker { get; set; } = ChildWorker;

    /// <summary>From the end of one pass over the folders to the next; one second to one day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Larger files are refused; 1–2047.</summary>
    public int LargestFileMegabytes { get; set; } = 200;

    /// <summary>Files read at the same time, 0–64; 0 means one for each processor.</summary>
    public int Parallelism { get; set; }

    /// <summary>How often a file is tried when its failure may pass; 1–20.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>After the first failed attempt; twice as long after each further one. One second to one day.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For reading one file; one second to one day.</summary>
    public TimeSpan FileTimeLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Files that are read or wait to be written hold at most this much together, 1–16384; a larger file is alone.</summary>
    public int LookAheadMegabytes { get; set; } = 256;

    internal int Width => Parallelism == 0 ? Environment.ProcessorCount : Parallelism;

    internal static IEnumerable<string> Check(IngestionOptions options)
    {
        if (options.Folders.Any(f => string.IsNullOrWhiteSpace(f) || f.Contains('\0', StringComparison.Ordinal)))
        {
            yield return "Ingest:Folders に空のパスか、使えない文字があります。";
        }

        if (options.Interval < ShortestInterval || options.Interval > LongestInterval)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Ingest:Interval「{options.Interval}」は 00:00:01 から 1.00:00:00 の間で指定してください。");
        }

        if (options.LargestFileMegabytes is < 1 or > 2047)
        {
            yield return "Ingest:LargestFileMegabytes は 1 から 2047 の間で指定してください。";
        }

        foreach (var (name, value) in new[] { (nameof(RetryPause), options.RetryPause), (nameof(FileTimeLimit), options.FileTimeLimit) })
        {
            if (value < ShortestInterval || value > LongestInterval)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"Ingest:{name}「{value}」は 00:00:01 から 1.00:00:00 の間で指定してください。");
            }
        }

        if (options.Worker is not (ChildWorker or NoWorker))
        {
            yield return $"Ingest:Worker「{options.Worker}」は使えません。{ChildWorker}、{NoWorker} のいずれかを指定してください。";
        }

        if (options.MaxAttempts is < 1 or > 20)
        {
            yield return "Ingest:MaxAttempts は 1 から 20 の間で指定してください。";
        }

        if (options.LookAheadMegabytes is < 1 or > 16384)
        {
            yield return "Ingest:LookAheadMegabytes は 1 から 16384 の間で指定してください。";
        }

        if (options.Parallelism is < 0 or > 64)
        {
            yield return "Ingest:Parallelism は 0 から 64 の間で指定してください。";
        }
    }
}
