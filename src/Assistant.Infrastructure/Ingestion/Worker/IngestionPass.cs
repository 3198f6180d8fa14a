using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion.Worker;

/// <summary>The two things that the worker does again and again.</summary>
internal interface IIngestionPass
{
    /// <summary>Queues what has changed in the watched folders, and removes what is gone from them.</summary>
    Task ScanAsync(CancellationToken cancellationToken);

    /// <summary>Works until nothing in the queue can be done now.</summary>
    Task WorkAsync(CancellationToken cancellationToken);
}

internal sealed partial class IngestionPass(SourceScanner scanner, UploadSweep uploads, JobStore jobs, JobPipeline pipeline, DocumentPreparer preparer, IDocumentWriter writer, ISearchIndex index, IndexFollower follower, IOptions<IngestionOptions> options, TimeProvider time, ILogger<IngestionPass> logger) : IIngestionPass
{
    /// <summary>While a long run goes on, the index follows the record this often.</summary>
    private static readonly TimeSpan _indexInterval = TimeSpan.FromSeconds(2);
    private bool _isIndexBehind = true;

    /// <summary>A folder that is missing now may be back at the next pass: it is reported, and the others are still looked at.</summary>
    public async Task ScanAsync(CancellationToken cancellationToken)
    {
        await uploads.RunAsync(cancellationToken);
        foreach (var folder in options.Value.Folders)
        {
            try
            {
                await ScanAsync(folder, cancellationToken);
            }
            catch (AssistantException exception)
            {
                LogFolderFailed(folder, exception.Code);
            }
        }
    }

    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        await jobs.RecoverAsync(options.Value.MaxAttempts, cancellationToken);
        var indexed = time.GetTimestamp();
        await foreach (var outcome in pipeline.RunAsync(new PipelineScope(Source: null, Ordered: false), cancellationToken))
        {
            if (preparer.Abandoned >= options.Value.Width)
            {
                throw new InvalidOperationException("Too many readers hang: a new process is needed.");
            }

            _isIndexBehind |= outcome.Status is IngestionStatus.Indexed or IngestionStatus.Removed;
            if (time.GetElapsedTime(indexed) >= _indexInterval)
            {
                await FollowAsync(cancellationToken);
                indexed = time.GetTimestamp();
            }
        }

        if (_isIndexBehind)
        {
            await follower.WaitAsync(cancellationToken);
            _isIndexBehind = false;
        }
    }

    private async Task ScanAsync(string folder, CancellationToken cancellationToken)
    {
        var scan = await scanner.ScanAsync(new ScanRequest([folder], new StatedMetadata()), cancellationToken);
        foreach (var (path, _) in scan.Found.Unreadable)
        {
            LogFolderFailed(path, "path_not_readable");
        }

        var changed = scan.Files.Where(f => f.Unchanged is null).Select(f => f.ToJob()).ToList();
        var queued = changed.Count == 0 ? 0 : (await IngestionFailures.GuardAsync(() => jobs.EnqueueAsync(changed, new EnqueueRequest(RealPath.Of(folder)), cancellationToken))).Count;
        foreach (var document in scan.Gone)
        {
            await writer.RemoveAsync(document.Id, cancellationToken);
            _isIndexBehind = true;
        }

        if (queued > 0 || scan.Gone.Count > 0)
        {
            LogScanned(queued, scan.Gone.Count);
        }
    }

    /// <summary>What was written is safe in the record: an index that can't follow now does so later.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await index.BringUpToDateAsync(cancellationToken);
        }
        catch (AssistantException exception)
        {
            LogBehind(exception.Code);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Folder {Folder} could not be read: {ErrorCode}")]
    private partial void LogFolderFailed(string folder, string errorCode);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queued} files queued, {Removed} documents removed")]
    private partial void LogScanned(int queued, int removed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is behind the record: {ErrorCode}")]
    private partial void LogBehind(string errorCode);
}
