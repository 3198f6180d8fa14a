using System.Runtime.CompilerServices;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>
/// Files are read side by side and written one after another, in the order of their names. Each document is one
/// transaction and its id comes from its place, so that a run that was cut off can simply be run again.
/// </summary>
internal sealed partial class IngestionService(IDocumentWriter writer, DocumentPreparer preparer, ISearchIndex index, IOptions<IngestionOptions> options, TimeProvider time, ILogger<IngestionService> logger) : IIngestionService
{
    /// <summary>While a long run goes on, the index follows the record this often.</summary>
    private static readonly TimeSpan _indexInterval = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<IngestionResult> IngestAsync(IngestionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = SourceFolder.Find(request.Paths);
        var gone = await FindGoneAsync(found, cancellationToken);
        var total = found.Files.Count + gone.Count + found.Unreadable.Count;

        foreach (var (path, _) in found.Unreadable)
        {
            const string message = "フォルダーを開けません。読み取りの権限を確かめてください。";
            yield return new IngestionResult(path, IngestionStatus.Failed, null, 0, 0, "file_not_readable", message, 0, total);
        }

        var indexed = time.GetTimestamp();
        await foreach (var prepared in PrepareAsync(found, request.Defaults, cancellationToken))
        {
            yield return await WriteAsync(prepared, total, cancellationToken);
            if (time.GetElapsedTime(indexed) >= _indexInterval)
            {
                await FollowAsync(cancellationToken);
                indexed = time.GetTimestamp();
            }
        }

        foreach (var document in gone)
        {
            var started = time.GetTimestamp();
            await writer.RemoveAsync(document.Id, cancellationToken);
            yield return new IngestionResult(document.Uri, IngestionStatus.Removed, document.Id, 0, 0, null, null, Elapsed(started), total);
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

    /// <summary>Keeps as many files in work as there are processors, and hands them on in order.</summary>
    private async IAsyncEnumerable<PreparedDocument> PrepareAsync(FoundSources found, StatedMetadata defaults, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var width = options.Value.Parallelism == 0 ? Environment.ProcessorCount : options.Value.Parallelism;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<PreparedDocument>>();
        try
        {
            foreach (var file in found.Files)
            {
                var known = await writer.FindByUriAsync(file, cancellationToken);
                running.Enqueue(Task.Run(() => preparer.PrepareAsync(file, found.RootOf(file), known, defaults, stop.Token), stop.Token));
                if (running.Count >= width)
                {
                    yield return await running.Dequeue();
                }
            }

            while (running.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            // The caller may stop early: nothing is left running behind its back.
            await stop.CancelAsync();
            await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task<IngestionResult> WriteAsync(PreparedDocument prepared, int total, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        switch (prepared)
        {
            case ReadyDocument ready:
                await writer.ReplaceAsync(ready.Record, ready.Pages, ready.Chunks, cancellationToken);
                LogIndexed(ready.DocumentId, ready.Record.Pages, ready.Record.Chunks);
                return Result(ready, IngestionStatus.Indexed, ready.Record);

            case FailedDocument failed:
                await writer.RecordFailureAsync(failed.Record, cancellationToken);
                LogFailed(failed.DocumentId, failed.Record.ErrorCode!);
                return Result(failed, IngestionStatus.Failed, failed.Record) with { Pages = 0, Chunks = 0 };

            case UnchangedDocument unchanged:
                return Result(unchanged, IngestionStatus.Unchanged, unchanged.Record);

            default:
                throw new InvalidOperationException($"Unknown outcome {prepared.GetType().Name}.");
        }

        IngestionResult Result(PreparedDocument document, IngestionStatus status, DocumentRecord record) =>
            new(document.Path, status, record.Id, record.Pages, record.Chunks, status == IngestionStatus.Failed ? record.ErrorCode : null, status == IngestionStatus.Failed ? record.ErrorMessage : null, document.ElapsedMs + Elapsed(started), total);
    }

    private async Task<List<DocumentRecord>> FindGoneAsync(FoundSources found, CancellationToken cancellationToken)
    {
        var present = found.Files.ToHashSet(StringComparer.Ordinal);
        var gone = new Dictionary<string, DocumentRecord>(StringComparer.Ordinal);
        foreach (var folder in found.Folders)
        {
            foreach (var document in await writer.ListByPrefixAsync(folder, cancellationToken))
            {
                var isHidden = found.Unreadable.Any(u => document.Uri.StartsWith(u.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal));
                if (!present.Contains(document.Uri) && !isHidden)
                {
                    gone[document.Id] = document;
                }
            }
        }

        return [.. gone.Values.OrderBy(d => d.Uri, StringComparer.Ordinal)];
    }

    private long Elapsed(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Information, Message = "Document {DocumentId} indexed: {Pages} pages, {Chunks} chunks")]
    private partial void LogIndexed(string documentId, int pages, int chunks);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Document {DocumentId} could not be read: {ErrorCode}")]
    private partial void LogFailed(string documentId, string errorCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is behind the record: {ErrorCode}")]
    private partial void LogBehind(string errorCode);
}
