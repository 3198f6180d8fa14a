using Assistant.Cli.Shell;
using Assistant.Core.Documents;

namespace Assistant.Cli.Ingestion;

/// <summary>Adds up one run.</summary>
internal sealed class IngestionTotals
{
    private int indexed;
    private int unchanged;
    private int removed;
    private int failed;
    private int pages;
    private int chunks;

    public int Files => indexed + unchanged + removed + failed;

    /// <summary>A run in which every file failed did nothing, which is not the same as a run with some failures.</summary>
    public int ExitStatus => failed == 0 ? ExitCode.Ok : failed == Files ? ExitCode.Error : ExitCode.PartlyFailed;

    public void Add(IngestionResult result)
    {
        _ = result.Status switch
        {
            IngestionStatus.Indexed => indexed++,
            IngestionStatus.Unchanged => unchanged++,
            IngestionStatus.Removed => removed++,
            _ => failed++,
        };
        pages += result.Pages;
        chunks += result.Chunks;
    }

    public IngestSummary ToSummary(long elapsedMs) => new(indexed, unchanged, removed, failed, pages, chunks, elapsedMs);
}
