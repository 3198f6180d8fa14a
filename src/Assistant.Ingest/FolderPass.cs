using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest;

/// <summary>How many files of a pass came out how.</summary>
internal sealed record PassSummary(int Indexed, int Unchanged, int Removed, int Failed);

/// <summary>One pass over files and folders.</summary>
internal sealed partial class FolderPass(IIngestionService ingestion, ILogger<FolderPass> logger)
{
    /// <summary>A folder that is missing now may be back at the next pass: it is reported, and the others are still read.</summary>
    public async Task<PassSummary> RunAsync(IReadOnlyList<string> folders, Action<IngestionResult>? onResult, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<IngestionStatus, int>();
        foreach (var folder in folders)
        {
            try
            {
                await foreach (var result in ingestion.IngestAsync(new IngestionRequest([folder], new StatedMetadata()), cancellationToken))
                {
                    counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
                    onResult?.Invoke(result);
                }
            }
            catch (AssistantException e)
            {
                counts[IngestionStatus.Failed] = counts.GetValueOrDefault(IngestionStatus.Failed) + 1;
                LogFolderFailed(folder, e.Code);
            }
        }

        var summary = new PassSummary(
            counts.GetValueOrDefault(IngestionStatus.Indexed),
            counts.GetValueOrDefault(IngestionStatus.Unchanged),
            counts.GetValueOrDefault(IngestionStatus.Removed),
            counts.GetValueOrDefault(IngestionStatus.Failed));
        LogPass(summary.Indexed, summary.Unchanged, summary.Removed, summary.Failed);
        return summary;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Folder {Folder} could not be read: {ErrorCode}")]
    private partial void LogFolderFailed(string folder, string errorCode);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pass ended: {Indexed} indexed, {Unchanged} unchanged, {Removed} removed, {Failed} failed")]
    private partial void LogPass(int indexed, int unchanged, int removed, int failed);
}
