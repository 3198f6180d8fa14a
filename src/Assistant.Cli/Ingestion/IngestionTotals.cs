using Assistant.Cli.Shell;
using Assistant.Core.Documents;

namespace Assistant.Cli.Ingestion;

/// <summary>Adds up one run.</summary>
internal sealed class IngestionTotals
{
    private int _indexed;
    private int _unchanged;
    private int _removed;
    private int _failed;
    private int _pages;
    private int _chunks;

    public int Files => _indexed + _unchanged + _removed + _failed;

    /// <summary>A run in which every file failed did nothing, which is not the same as a run with some failures.</summary>
    public int ExitStatus => _failed == 0 ? ExitCode.Ok : _failed == Files ? ExitCode.Error : ExitCode.PartlyFailed;

    public void Add(IngestionResult result)
    {
        _ = result.Status switch
        {
            IngestionStatus.Indexed => _indexed++,
            IngestionStatus.Unchanged => _unchanged++,
            IngestionStatus.Removed => _removed++,
            _ => _failed++,
        };
        _pages += result.Pages;
        _chunks += result.Chunks;
    }

    public IngestSummary ToSummary(long elapsedMs) => new(_indexed, _unchanged, _removed, _failed, _pages, _chunks, elapsedMs);
}
