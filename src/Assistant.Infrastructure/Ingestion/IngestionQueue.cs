using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>The queue as administrators see it.</summary>
internal sealed class IngestionQueue(Database database, JobStore jobs, SourceRecord sources, IDocumentStore documents, DocumentLocations locations, UploadFolder uploads, TimeProvider time) : IIngestionQueue
{
    private const string RetrySource = "retry";
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    public Task<IngestionOverview> GetOverviewAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var states = (await connection
                .Sql("SELECT state, count(*), coalesce(sum(bytes), 0) FROM ingestion_jobs GROUP BY state")
                .ListAsync(r => (State: Enum.Parse<JobState>(r.GetString(0), ignoreCase: true), Count: r.GetInt32(1), Bytes: r.GetInt64(2)), cancellationToken))
                .ToDictionary(s => s.State, s => (s.Count, s.Bytes));
            var current = await connection.Sql($"SELECT {JobRows.Columns} FROM ingestion_jobs j WHERE j.state = 'running' ORDER BY j.started_at, j.uri").ListAsync(JobRows.MapJob, cancellationToken);
            var done = await connection.Sql("SELECT value FROM counters WHERE name = 'ingestion_done'").NumberAsync(cancellationToken);
            var (pages, bytes) = await PaceAsync(connection, cancellationToken);
            var waiting = states.GetValueOrDefault(JobState.Queued).Bytes + states.GetValueOrDefault(JobState.Running).Bytes;
            return new IngestionOverview(
                states.GetValueOrDefault(JobState.Queued).Count,
                states.GetValueOrDefault(JobState.Running).Count,
                states.GetValueOrDefault(JobState.Held).Count,
                states.GetValueOrDefault(JobState.Quarantined).Count,
                (int)done,
                checked((int)pages + current.Sum(j => j.PagesDone)),
                waiting > 0 && bytes > 0 ? _window * ((double)waiting / bytes) : null,
                current);
        },
        cancellationToken);

    public Task<IReadOnlyList<IngestionJob>> ListAsync(IReadOnlyCollection<JobState> states, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<IngestionJob>>(
        async connection => await connection
            .Sql($"SELECT {JobRows.Columns} FROM ingestion_jobs j WHERE j.state IN ({"{state}"}) ORDER BY j.enqueued_at, j.uri")
            .WithList("state", (states.Count == 0 ? Enum.GetValues<JobState>() : states).Select(s => DocumentRows.ToStored(s)))
            .ListAsync(JobRows.MapJob, cancellationToken),
        cancellationToken);

    public async Task<bool> RetryAsync(string documentId, CancellationToken cancellationToken)
    {
        var job = await jobs.FindAsync(documentId, cancellationToken);
        if ((job?.Uri ?? (await documents.FindAsync(documentId, AccessScope.Everything, cancellationToken))?.Uri) is not { } uri)
        {
            return false;
        }

        var origin = await sources.FindOriginAsync(uri, cancellationToken);
        if (FileStamps.Of(locations.Find(uri).Path, origin.Root, FileStamps.ContextOf(origin.Defaults ?? new StatedMetadata()), time.GetUtcNow()) is not { } stamp)
        {
            throw DocumentOriginals.Missing();
        }

        await IngestionFailures.GuardAsync(() => jobs.EnqueueAsync([new NewJob(uri, stamp.Value, stamp.Bytes, origin.Root, origin.Defaults)], new EnqueueRequest(job?.Source ?? RetrySource, Anew: true, Forced: true), cancellationToken));
        return true;
    }

    public async Task<bool> CancelAsync(string documentId, CancellationToken cancellationToken)
    {
        var (found, upload) = await jobs.CancelAsync(documentId, cancellationToken);
        if (upload)
        {
            uploads.Remove(documentId);
        }

        return found;
    }

    private async Task<(long Pages, long Bytes)> PaceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - _window;
        return (
            await connection.Sql("SELECT coalesce(sum(pages), 0) FROM ingestion_finished WHERE finished_at >= @since").With("@since", since).NumberAsync(cancellationToken),
            await connection.Sql("SELECT coalesce(sum(bytes), 0) FROM ingestion_finished WHERE finished_at >= @since").With("@since", since).NumberAsync(cancellationToken));
    }
}
