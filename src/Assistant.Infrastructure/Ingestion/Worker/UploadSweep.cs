using Assistant.Core.Documents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion.Worker;

/// <summary>
/// Brings the folder of uploads and the record together after an interruption: a file without its row was never confirmed
/// to anybody and goes; one that differs from what was read is queued.
/// </summary>
internal sealed class UploadSweep(UploadFolder folder, UploadRecord uploads, SourceRecord record, JobStore jobs, TimeProvider time)
{
    /// <summary>An upload that is under way has no row yet.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.FullPath))
        {
            return;
        }

        var known = await uploads.ListAsync(cancellationToken);
        var files = await record.ReadAsync([UploadFolder.UriPrefix], [], cancellationToken);
        var context = FileStamps.ContextOf(new StatedMetadata());
        var changed = new List<NewJob>();
        foreach (var uri in known)
        {
            if (FileStamps.Of(folder.PathOf(uri), root: null, context, time.GetUtcNow()) is { } stamp && files.GetValueOrDefault(uri)?.Stamp != stamp.Value)
            {
                changed.Add(new NewJob(uri, stamp.Value, stamp.Bytes, Root: null));
            }
        }

        if (changed.Count > 0)
        {
            await IngestionFailures.GuardAsync(() => jobs.EnqueueAsync(changed, new EnqueueRequest(JobStore.UploadSource), cancellationToken));
        }

        RemoveLeftovers(known);
    }

    private void RemoveLeftovers(IReadOnlyList<string> known)
    {
        var ids = known.Select(ChunkId.OfDocument).ToHashSet(StringComparer.Ordinal);
        var folders = new DirectoryInfo(folder.FullPath).EnumerateDirectories().ToList();
        var old = (time.GetUtcNow() - _grace).UtcDateTime;
        foreach (var left in folders.Where(d => !d.Name.StartsWith('.') && !ids.Contains(d.Name) && d.LastWriteTimeUtc < old))
        {
            left.Delete(recursive: true);
        }

        foreach (var left in folders.Where(d => d.Name.StartsWith('.')).SelectMany(d => d.EnumerateFiles()).Where(f => f.LastWriteTimeUtc < old))
        {
            left.Delete();
        }
    }
}
