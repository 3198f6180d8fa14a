using System.Runtime.CompilerServices;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What became of a job.</summary>
/// <param name="Status">Null: nothing to report (taken over, cancelled, or removed by hand).</param>
internal sealed record JobOutcome(StoredJob Job, DocumentRecord Record, IngestionStatus? Status, long ElapsedMs);

/// <param name="Source">Only jobs of this source; null for all, source by source in turn.</param>
/// <param name="Ordered">Written in the order of the queue; otherwise whichever is read first, so that a slow file holds up nobody.</param>
/// <param name="ReleaseAs">Who takes responsibility for what is found in the documents; null: an administrator decides about each.</param>
internal sealed record PipelineScope(string? Source, bool Ordered, string? ReleaseAs = null);

/// <summary>
/// Takes jobs from the queue, reads them side by side and writes them one after another. As many are read as there are processors;
/// a few more wait in memory, bounded by count and bytes.
/// </summary>
internal sealed partial class JobPipeline(JobStore jobs, KnownDocuments known, DocumentPreparer preparer, JobWriter writer, ArchiveRun archives, JobProgress progress, IOptions<IngestionOptions> options, ILogger<JobPipeline> logger)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Ends when there is nothing that can be claimed now.</summary>
    /// <exception cref="Core.Errors.AssistantException"><c>storage_full</c> and other failures of the record; what was begun is given back.</exception>
    public async IAsyncEnumerable<JobOutcome> RunAsync(PipelineScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var readers = new SemaphoreSlim(options.Value.Width);
        var running = new List<RunningJob>();
        try
        {
            while (true)
            {
                await FillAsync(running, scope, readers, stop.Token);
                if (running.Count == 0)
                {
                    yield break;
                }

                var next = await NextAsync(running, scope.Ordered);
                var prepared = await next.Reading;
                cancellationToken.ThrowIfCancellationRequested();
                if (prepared is ArchiveDocument archive)
                {
                    await foreach (var member in archives.RunAsync(next.Job, archive, scope.ReleaseAs, cancellationToken))
                    {
                        yield return member;
                    }
                }

                var outcome = prepared is ArchiveDocument ? null : await writer.WriteAsync(next.Job, prepared, scope.ReleaseAs, cancellationToken);
                running.Remove(next);
                Forget(next);
                if (outcome is not null)
                {
                    yield return outcome;
                }
            }
        }
        finally
        {
            // The caller may stop early: nothing is left running behind its back, and nothing stays claimed.
            await stop.CancelAsync();
            foreach (var left in running)
            {
                await GiveBackAsync(left);
            }
        }
    }

    private async Task FillAsync(List<RunningJob> running, PipelineScope scope, SemaphoreSlim readers, CancellationToken cancellationToken)
    {
        // Whoever may take the process along runs without company: only the guilty one is counted out.
        while (running.Count < options.Value.Width * 2 && !running.Exists(r => r.Job.Lost > 0))
        {
            long? most = running.Count == 0 ? null : Math.Max(0, (options.Value.LookAheadMegabytes * Megabyte) - running.Sum(r => r.Job.Bytes));
            if (await IngestionFailures.GuardAsync(() => jobs.ClaimAsync(scope.Source, most, cancellationToken)) is not { } job)
            {
                return;
            }

            running.Add(new RunningJob(job, Task.Run(() => ReadAsync(job, readers, cancellationToken), CancellationToken.None)));
        }
    }

    private async Task<PreparedDocument> ReadAsync(StoredJob job, SemaphoreSlim readers, CancellationToken cancellationToken)
    {
        await readers.WaitAsync(cancellationToken);
        try
        {
            return await preparer.PrepareAsync(job, await known.FindAsync(job, cancellationToken), member: null, progress.For(job.Job), cancellationToken);
        }
        finally
        {
            readers.Release();
        }
    }

    private static async Task<RunningJob> NextAsync(List<RunningJob> running, bool ordered)
    {
        if (!ordered)
        {
            await Task.WhenAny(running.Select(r => r.Reading));
        }

        return ordered ? running[0] : running.First(r => r.Reading.IsCompleted);
    }

    private async Task GiveBackAsync(RunningJob left)
    {
        try
        {
            await left.Reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await jobs.ReleaseAsync(left.Job.Job.Id, CancellationToken.None);
        }
        catch (Core.Errors.AssistantException exception)
        {
            // The record can't be written now. The job stays with this process, and comes free when the process ends.
            LogNotReleased(left.Job.Job.Id, exception.Code);
        }
        finally
        {
            Forget(left);
        }
    }

    private void Forget(RunningJob ended)
    {
        jobs.Forget(ended.Job.Job.Id);
        progress.Forget(ended.Job.Job.Id);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} could not be given back: {ErrorCode}")]
    private partial void LogNotReleased(string jobId, string errorCode);

    private sealed record RunningJob(StoredJob Job, Task<PreparedDocument> Reading);
}
