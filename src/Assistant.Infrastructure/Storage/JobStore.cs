using System.Collections.Concurrent;
using System.Data.Common;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Storage;

/// <param name="Uri">Of the document.</param>
/// <param name="Stamp">State of the file as the scan saw it.</param>
/// <param name="Root">The folder that was asked for: defaults of folders above it do not count. Null for a file that was asked for by itself.</param>
/// <param name="Defaults">What the command line stated; null for nothing.</param>
internal sealed record NewJob(string Uri, string Stamp, long Bytes, string? Root, StatedMetadata? Defaults = null);

/// <summary>
/// The queue in the record. Who runs a job is named by the lock of its process (<see cref="ProcessLease"/>): the operating system
/// releases it however the process ends, so that no clock decides whether a worker is dead.
/// </summary>
internal sealed class JobStore(Database database, ProcessLease lease, TimeProvider time)
{
    public const string UploadSource = "upload";

    private const string Claimable = "j.state = 'queued' AND (j.not_before IS NULL OR j.not_before <= @now) AND (j.worker IS NULL OR j.worker = @me)";

    /// <summary>What this process really has in work: a job that could not be given back (the disk was full) is nobody's all the same.</summary>
    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _runs = new(StringComparer.Ordinal);

    /// <summary>
    /// Queues files, all in one transaction. A job of the same document stays as it is while the file is the same,
    /// unless <paramref name="request"/> starts it anew; one that runs is left alone.
    /// </summary>
    /// <returns>The uris that are queued now and may be claimed by this caller.</returns>
    public Task<IReadOnlySet<string>> EnqueueAsync(IReadOnlyCollection<NewJob> jobs, EnqueueRequest request, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => EnqueueAsync(connection, jobs, request, cancellationToken), cancellationToken);

    /// <summary>The same inside the transaction of the caller.</summary>
    public async Task<IReadOnlySet<string>> EnqueueAsync(DbConnection connection, IReadOnlyCollection<NewJob> jobs, EnqueueRequest request, CancellationToken cancellationToken)
    {
        if (request.Mine)
        {
            _runs[request.Source] = true;
        }

        await ResetDoneAsync(connection, cancellationToken);
        await connection.Sql("INSERT OR IGNORE INTO ingestion_sources (source, served) VALUES (@source, 0)").With("@source", request.Source).RunAsync(cancellationToken);
        var queued = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            if (await EnqueueAsync(connection, job, request, cancellationToken))
            {
                queued.Add(job.Uri);
            }
        }

        return queued;
    }

    public Task<IngestionJob?> FindAsync(string documentId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Sql($"SELECT {JobRows.Columns} FROM ingestion_jobs j WHERE j.document_id = @id").With("@id", documentId).FirstAsync(JobRows.MapJob, cancellationToken),
        cancellationToken);

    /// <summary>A job that runs notices it when it wants to write.</summary>
    /// <returns>Whether there was a job, and whether an uploaded file went with it.</returns>
    public Task<(bool Found, bool Upload)> CancelAsync(string documentId, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            if (await connection.Sql("DELETE FROM ingestion_jobs WHERE document_id = @id RETURNING uri").With("@id", documentId).FirstAsync(r => r.GetString(0), cancellationToken) is not { } uri)
            {
                return (false, false);
            }

            // One that only failed was never read: left behind, its file would be queued again. An archive's documents are its members.
            var isNew = await connection
                .Sql("SELECT count(*) FROM documents WHERE chunk_count > 0 AND id = @id OR substr(uri, 1, length(@members)) = @members")
                .With("@id", documentId)
                .With("@members", uri + ArchiveMember.Separator)
                .NumberAsync(cancellationToken) == 0;
            if (!isNew || !await UploadRecord.ForgetAsync(connection, documentId, cancellationToken))
            {
                return (true, false);
            }

            await connection.Sql("DELETE FROM document_reviews WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken);
            await connection.Sql("DELETE FROM documents WHERE id = @id").With("@id", documentId).RunAsync(cancellationToken);
            return (true, true);
        },
        cancellationToken);

    /// <summary>Takes the next job, counts the attempt, and gives the turn to the other sources.</summary>
    /// <param name="source">Null: whichever source was served longest ago.</param>
    /// <param name="mostBytes">A larger file is left where it is, unless this is null.</param>
    public Task<StoredJob?> ClaimAsync(string? source, long? mostBytes, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var turn = source ?? await NextSourceAsync(connection, cancellationToken);
            if (turn is null)
            {
                return null;
            }

            var next = await connection
                .Sql($"SELECT {JobRows.Columns} FROM ingestion_jobs j WHERE j.source = @source AND {Claimable} ORDER BY j.enqueued_at, j.uri LIMIT 1")
                .With("@source", turn)
                .With("@now", time.GetUtcNow())
                .With("@me", lease.Take())
                .FirstAsync(JobRows.Map, cancellationToken);

            // Whoever took its process along before is read alone.
            if (next is null || (mostBytes is { } most && (next.Bytes > most || next.Lost > 0)))
            {
                return null;
            }

            _claimed[next.Job.Id] = true;
            await connection
                .Sql("""
                    UPDATE ingestion_jobs SET state = 'running', worker = @me, attempts = attempts + 1, started_at = @now, not_before = NULL, pages = 0, pages_done = 0,
                        error_code = NULL, error_message = NULL WHERE id = @id
                    """)
                .With("@id", next.Job.Id)
                .With("@now", time.GetUtcNow())
                .With("@me", lease.Take())
                .RunAsync(cancellationToken);
            await connection
                .Sql("UPDATE ingestion_sources SET served = (SELECT value + 1 FROM counters WHERE name = 'ingestion_turn') WHERE source = @source")
                .With("@source", turn)
                .RunAsync(cancellationToken);
            await connection.Sql("UPDATE counters SET value = value + 1 WHERE name = 'ingestion_turn'").RunAsync(cancellationToken);
            return next with { Job = next.Job with { State = JobState.Running, Attempts = next.Job.Attempts + 1 } };
        },
        cancellationToken);

    /// <summary>A member of an archive that this process has in work, as a job that runs already.</summary>
    /// <returns>Null when another process runs it, or when it took its process along too often.</returns>
    public Task<StoredJob?> BeginMemberAsync(StoredJob archive, string uri, long bytes, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var member = await BeginMemberAsync(connection, archive, uri, bytes, cancellationToken);
            if (member is not null)
            {
                _claimed[member.Job.Id] = true;
            }

            return member;
        },
        cancellationToken);

    /// <summary>This process no longer has the job in work, whatever the record says.</summary>
    public void Forget(string jobId) => _claimed.TryRemove(jobId, out _);

    /// <summary>Gives a claimed job back without a result: the attempt does not count.</summary>
    public Task ReleaseAsync(string jobId, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection
            .Sql("UPDATE ingestion_jobs SET state = 'queued', attempts = max(attempts - 1, 0), started_at = NULL, worker = NULL WHERE id = @id AND state = 'running' AND worker = @me")
            .With("@id", jobId)
            .With("@me", lease.Take())
            .RunAsync(cancellationToken),
        cancellationToken);

    /// <summary>Takes the jobs of a run that nobody has begun out of the queue.</summary>
    public Task WithdrawAsync(string source, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            _runs.TryRemove(source, out _);
            await connection.Sql("DELETE FROM ingestion_jobs WHERE source = @source AND state = 'queued' AND attempts = 0 AND worker = @me")
                .With("@source", source)
                .With("@me", lease.Take())
                .RunAsync(cancellationToken);
            await connection.Sql("UPDATE ingestion_jobs SET worker = NULL WHERE source = @source AND state = 'queued' AND worker = @me")
                .With("@source", source)
                .With("@me", lease.Take())
                .RunAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Puts the jobs of processes that are gone back into the queue; one that took its process along too often is quarantined.</summary>
    public async Task RecoverAsync(int mostAttempts, CancellationToken cancellationToken)
    {
        var workers = await database.ReadAsync(
            connection => connection.Sql("SELECT DISTINCT worker FROM ingestion_jobs WHERE worker IS NOT NULL").ListAsync(r => r.GetString(0), cancellationToken),
            cancellationToken);
        foreach (var worker in workers.Where(w => !lease.IsAlive(w)))
        {
            await database.WriteAsync(
                async connection =>
                {
                    await connection
                        .Sql("""
                            UPDATE ingestion_jobs AS j SET lost = lost + 1, state = iif(attempts >= @most, 'quarantined', 'queued'),
                                error_code = iif(attempts >= @most, @code, NULL), error_message = iif(attempts >= @most, @message, NULL)
                            WHERE worker = @worker AND state = 'running'
                                AND NOT EXISTS (SELECT 1 FROM ingestion_jobs m WHERE m.worker = @worker AND m.state = 'running' AND substr(m.uri, 1, length(j.uri) + length(@separator)) = j.uri || @separator)
                            """)
                        .With("@separator", ArchiveMember.Separator)
                        .With("@worker", worker)
                        .With("@most", mostAttempts)
                        .With("@code", "reader_killed")
                        .With("@message", "この文書を読んでいる間に、取り込みの処理が何度も止まりました。文書を分けるか、作り直してください。")
                        .RunAsync(cancellationToken);

                    // An archive is not to blame for its member.
                    await connection.Sql("UPDATE ingestion_jobs SET state = 'queued', attempts = max(attempts - 1, 0) WHERE worker = @worker AND state = 'running'").With("@worker", worker).RunAsync(cancellationToken);
                    await connection.Sql("UPDATE ingestion_jobs SET worker = NULL WHERE worker = @worker").With("@worker", worker).RunAsync(cancellationToken);
                },
                cancellationToken);
        }

        await RecoverOwnAsync(cancellationToken);
        await database.WriteAsync(
            connection => connection.Sql("DELETE FROM ingestion_sources WHERE source NOT IN (SELECT source FROM ingestion_jobs)").RunAsync(cancellationToken),
            cancellationToken);
    }

    public Task NoteProgressAsync(string jobId, int done, int total, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection
            .Sql("UPDATE ingestion_jobs SET pages_done = @done, pages = @total WHERE id = @id AND state = 'running'")
            .With("@id", jobId)
            .With("@done", done)
            .With("@total", total)
            .RunAsync(cancellationToken),
        cancellationToken);

    private Task<StoredJob?> BeginMemberAsync(DbConnection connection, StoredJob archive, string uri, long bytes, CancellationToken cancellationToken) => connection
        .Sql($"""
            INSERT INTO ingestion_jobs AS j (id, source, uri, document_id, name, state, attempts, enqueued_at, started_at, worker, stamp, bytes, forced, defaults, root)
            VALUES (@id, @source, @uri, @document, @name, 'running', 1, @now, @now, @me, @stamp, @bytes, @forced, @defaults, @root)
            ON CONFLICT (uri) DO UPDATE SET state = 'running', source = excluded.source, attempts = iif(j.state = 'queued', j.attempts + 1, 1), started_at = excluded.started_at, not_before = NULL,
                worker = excluded.worker, stamp = excluded.stamp, bytes = excluded.bytes, forced = max(j.forced, excluded.forced), defaults = excluded.defaults, root = excluded.root, error_code = NULL, error_message = NULL
            WHERE j.state <> 'running' AND (j.lost = 0 OR j.state = 'queued' OR j.stamp <> excluded.stamp)
            RETURNING {JobRows.Returned}
            """)
        .With("@id", Guid.CreateVersion7(time.GetUtcNow()).ToString("N"))
        .With("@source", archive.Job.Source)
        .With("@uri", uri)
        .With("@document", ChunkId.OfDocument(uri))
        .With("@name", Path.GetFileName(uri))
        .With("@now", time.GetUtcNow())
        .With("@me", lease.Take())
        .With("@stamp", archive.Stamp)
        .With("@bytes", bytes)
        .With("@forced", archive.Forced ? 1 : 0)
        .With("@root", archive.Root)
        .With("@defaults", JobRows.ToStored(archive.Defaults))
        .FirstAsync(JobRows.Map, cancellationToken);

    private Task RecoverOwnAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await connection.Sql("UPDATE ingestion_jobs SET state = 'queued', worker = NULL, attempts = max(attempts - 1, 0) WHERE worker = @me AND state = 'running' AND id NOT IN ({job})")
                .With("@me", lease.Take())
                .WithList("job", _claimed.Keys.DefaultIfEmpty(string.Empty))
                .RunAsync(cancellationToken);
            await connection.Sql("UPDATE ingestion_jobs SET worker = NULL WHERE worker = @me AND state = 'queued' AND source NOT IN ({run})")
                .With("@me", lease.Take())
                .WithList("run", _runs.Keys.DefaultIfEmpty(string.Empty))
                .RunAsync(cancellationToken);
        },
        cancellationToken);

    private async Task<bool> EnqueueAsync(DbConnection connection, NewJob job, EnqueueRequest request, CancellationToken cancellationToken)
    {
        // A job that runs in another process is not touched; its outcome is told by whoever runs it.
        var changed = await connection
            .Sql("""
                INSERT INTO ingestion_jobs (id, source, uri, document_id, name, state, enqueued_at, worker, stamp, bytes, forced, defaults, root)
                VALUES (@id, @source, @uri, @document, @name, 'queued', @now, @worker, @stamp, @bytes, @forced, @defaults, @root)
                ON CONFLICT (uri) DO UPDATE SET source = excluded.source, state = 'queued', enqueued_at = excluded.enqueued_at, worker = excluded.worker, stamp = excluded.stamp,
                    bytes = excluded.bytes, forced = max(forced, excluded.forced), defaults = excluded.defaults, root = excluded.root, attempts = 0, lost = 0, started_at = NULL, not_before = NULL,
                    pages = 0, pages_done = 0, error_code = NULL, error_message = NULL
                WHERE state <> 'running' AND (@anew OR stamp <> excluded.stamp)
                """)
            .With("@id", Guid.CreateVersion7(time.GetUtcNow()).ToString("N"))
            .With("@source", request.Source)
            .With("@uri", job.Uri)
            .With("@document", ChunkId.OfDocument(job.Uri))
            .With("@name", Path.GetFileName(job.Uri))
            .With("@now", time.GetUtcNow())
            .With("@worker", request.Mine ? lease.Take() : null)
            .With("@stamp", job.Stamp)
            .With("@bytes", job.Bytes)
            .With("@forced", request.Forced ? 1 : 0)
            .With("@defaults", JobRows.ToStored(job.Defaults))
            .With("@anew", request.Anew ? 1 : 0)
            .With("@root", job.Root)
            .RunAsync(cancellationToken);
        return changed > 0;
    }

    private Task<string?> NextSourceAsync(DbConnection connection, CancellationToken cancellationToken) => connection
        .Sql($"SELECT s.source FROM ingestion_sources s WHERE EXISTS (SELECT 1 FROM ingestion_jobs j WHERE j.source = s.source AND {Claimable}) ORDER BY s.served, s.source LIMIT 1")
        .With("@now", time.GetUtcNow())
        .With("@me", lease.Take())
        .FirstAsync(r => r.GetString(0), cancellationToken);

    private static Task<int> ResetDoneAsync(DbConnection connection, CancellationToken cancellationToken) => connection
        .Sql("UPDATE counters SET value = 0 WHERE name = 'ingestion_done' AND NOT EXISTS (SELECT 1 FROM ingestion_jobs WHERE state IN ('queued', 'running'))")
        .RunAsync(cancellationToken);
}

/// <param name="Mine">Only this process may take the jobs, as long as it lives.</param>
/// <param name="Anew">Somebody asked: also files that failed or wait are tried again, with no attempts counted.</param>
/// <param name="Forced">Read whether or not anything has changed.</param>
internal sealed record EnqueueRequest(string Source, bool Mine = false, bool Anew = false, bool Forced = false);
