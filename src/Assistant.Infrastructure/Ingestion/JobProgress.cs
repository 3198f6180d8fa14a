using System.Collections.Concurrent;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Pages of the files that are being read: kept here, and written into the record a few times a second for others to see.</summary>
internal sealed class JobProgress(JobStore jobs, TimeProvider time) : IIngestionProgress
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, FileProgress> _current = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _written = new(StringComparer.Ordinal);

    public IReadOnlyList<FileProgress> Current => [.. _current.Values.OrderBy(f => f.Name, StringComparer.Ordinal)];

    public IProgress<ReadProgress> For(IngestionJob job)
    {
        _current[job.Id] = new FileProgress(job.Name, default);
        return new Listener(this, job.Id);
    }

    public void Forget(string jobId)
    {
        _current.TryRemove(jobId, out _);
        _written.TryRemove(jobId, out _);
    }

    private void Note(string jobId, ReadProgress progress)
    {
        if (!_current.TryGetValue(jobId, out var file))
        {
            return;
        }

        _current[jobId] = file with { Pages = progress };
        var now = time.GetTimestamp();
        var last = _written.GetOrAdd(jobId, now);
        if (time.GetElapsedTime(last, now) >= _interval && _written.TryUpdate(jobId, now, last))
        {
            _ = WriteAsync(jobId, progress);
        }
    }

    private async Task WriteAsync(string jobId, ReadProgress progress)
    {
        try
        {
            await jobs.NoteProgressAsync(jobId, progress.Done, progress.Total, CancellationToken.None);
        }
        catch (Core.Errors.AssistantException)
        {
            // A figure for the eye: the next one comes in a moment, and the end of the job says what went wrong.
        }
    }

    /// <summary>Unlike the framework's own, it does not hand on to another thread: order and end stay as told.</summary>
    private sealed class Listener(JobProgress progress, string jobId) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => progress.Note(jobId, value);
    }
}
