using System.Runtime.CompilerServices;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>
/// One run over paths that somebody named: what has changed goes through the queue, kept for this process as long as it lives.
/// Each document is one transaction; a run that was killed is continued by the worker or by the next run.
/// </summary>
internal sealed partial class IngestionService(SourceScanner scanner, JobStore jobs, JobPipeline pipeline, IDocumentWriter writer, ISearchIndex index, IOptions<IngestionOptions> options, TimeProvider time, ILogger<IngestionService> logger) : IIngestionService
{
    /// <summary>While a long run goes on, the index follows the record this often.</summary>
    private static readonly TimeSpan _indexInterval = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<IngestionResult> IngestAsync(IngestionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scan = await scanner.ScanAsync(new ScanRequest(request.Paths, request.Defaults, Anew: true, request.AllowEmpty), cancellationToken);
        var run = new IngestionRun($"run:{Guid.NewGuid():N}", request) { Total = scan.Files.Sum(f => f.Unchanged?.Count ?? 1) + scan.Gone.Count + scan.Found.Unreadable.Count };
        foreach (var (path, _) in scan.Found.Unreadable)
        {
            const string message = "フォルダーを開けません。読み取りの権限を確かめてください。";
            yield return new IngestionResult(path, IngestionStatus.Failed, null, 0, 0, "file_not_readable", message, 0, run.Total);
        }

        await jobs.RecoverAsync(options.Value.MaxAttempts, cancellationToken);
        try
        {
            var indexed = time.GetTimestamp();
            await foreach (var result in RunAsync(run, scan, cancellationToken))
            {
                yield return result;
                if (time.GetElapsedTime(indexed) >= _indexInterval)
                {
                    await FollowAsync(cancellationToken);
                    indexed = time.GetTimestamp();
                }
            }
        }
        finally
        {
            await WithdrawAsync(run);
        }

        foreach (var document in scan.Gone)
        {
            var started = time.GetTimestamp();
            await writer.RemoveAsync(document.Id, cancellationToken);
            yield return new IngestionResult(document.Uri, IngestionStatus.Removed, document.Id, 0, 0, null, null, (long)time.GetElapsedTime(started).TotalMilliseconds, run.Total);
        }
    }

    /// <summary>One result a file, in the order of the scan; files that another process has in work come last.</summary>
    private async IAsyncEnumerable<IngestionResult> RunAsync(IngestionRun run, Scan scan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = scan.Files.Where(f => f.Unchanged is null).ToList();
        var mine = await EnqueueAsync(run, changed, cancellationToken);
        await using var outcomes = pipeline.RunAsync(run.Scope, cancellationToken).GetAsyncEnumerator(cancellationToken);
        JobOutcome? next = null;
        foreach (var file in scan.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var unchanged in file.Unchanged ?? [])
            {
                yield return Result(unchanged, IngestionStatus.Unchanged, 0, run.Total);
            }

            if (!mine.Contains(file.Uri))
            {
                continue;
            }

            // An archive gives an outcome for each of its members: those of the next file begin where another job does.
            next ??= await NextAsync(outcomes);
            for (var results = 0; next is not null && IsOf(next, file); next = await NextAsync(outcomes))
            {
                run.Total += results++ == 0 ? 0 : 1;
                yield return Result(next.Record, next.Status!.Value, next.ElapsedMs, run.Total);
            }
        }

        for (; next is not null; next = await NextAsync(outcomes))
        {
            yield return Result(next.Record, next.Status!.Value, next.ElapsedMs, run.Total);
        }

        foreach (var file in changed.Where(f => !mine.Contains(f.Uri)))
        {
            await foreach (var outcome in AfterOthersAsync(run, file, cancellationToken))
            {
                yield return Result(outcome.Record, outcome.Status!.Value, outcome.ElapsedMs, run.Total);
            }
        }
    }

    /// <summary>Another process reads the file already: once it is done, the file is looked at again, and mostly unchanged.</summary>
    private async IAsyncEnumerable<JobOutcome> AfterOthersAsync(IngestionRun run, ScannedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while ((await EnqueueAsync(run, [file], cancellationToken)).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            await jobs.RecoverAsync(options.Value.MaxAttempts, cancellationToken);
        }

        await foreach (var outcome in pipeline.RunAsync(run.Scope, cancellationToken))
        {
            if (outcome.Status is not null)
            {
                yield return outcome;
            }
        }
    }

    private async Task<IReadOnlySet<string>> EnqueueAsync(IngestionRun run, List<ScannedFile> files, CancellationToken cancellationToken) => files.Count == 0
        ? new HashSet<string>(StringComparer.Ordinal)
        : await IngestionFailures.GuardAsync(() => jobs.EnqueueAsync(
            [.. files.Select(f => f.ToJob())],
            new EnqueueRequest(run.Source, Mine: true, Anew: true),
            cancellationToken));

    private async Task WithdrawAsync(IngestionRun run)
    {
        try
        {
            await jobs.WithdrawAsync(run.Source, CancellationToken.None);
        }
        catch (AssistantException exception)
        {
            LogNotWithdrawn(exception.Code);
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

    private static async Task<JobOutcome?> NextAsync(IAsyncEnumerator<JobOutcome> outcomes)
    {
        while (await outcomes.MoveNextAsync())
        {
            if (outcomes.Current.Status is not null)
            {
                return outcomes.Current;
            }
        }

        return null;
    }

    private static bool IsOf(JobOutcome outcome, ScannedFile file) =>
        outcome.Record.Uri == file.Uri || outcome.Record.Uri.StartsWith(file.Uri + ArchiveMember.Separator, StringComparison.Ordinal);

    private static IngestionResult Result(DocumentRecord record, IngestionStatus status, long elapsedMs, int total) => status == IngestionStatus.Failed
        ? new IngestionResult(record.Uri, status, record.Id, 0, 0, record.ErrorCode, record.ErrorMessage, elapsedMs, total)
        : new IngestionResult(record.Uri, status, record.Id, record.Pages, record.Chunks, null, null, elapsedMs, total) { Warnings = record.Warnings };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is behind the record: {ErrorCode}")]
    private partial void LogBehind(string errorCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rest of the run could not be taken out of the queue: {ErrorCode}")]
    private partial void LogNotWithdrawn(string errorCode);

    private sealed record IngestionRun(string Source, IngestionRequest Request)
    {
        /// <summary>Of results; grows when an archive turns out to hold more than one document.</summary>
        public int Total { get; set; }

        public PipelineScope Scope => new(Source, Ordered: true, Request.AcceptFindingsAs);
    }
}
