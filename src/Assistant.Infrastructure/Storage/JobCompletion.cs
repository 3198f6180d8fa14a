using System.Data.Common;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Storage;

/// <summary>How a version may enter the record, decided where nobody can decide otherwise meanwhile.</summary>
internal enum Admission
{
    Written,
    Held,
    Rejected,

    /// <summary>The job is no longer this process's: nothing was changed.</summary>
    Lost,
}

/// <summary>
/// The end of a job and its effect on the record, in one transaction each: a process that dies before it leaves the job,
/// one that dies after it leaves the document.
/// </summary>
internal sealed class JobCompletion(Database database, DocumentWriter writer, ProcessLease lease, TimeProvider time)
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    /// <param name="review">What was found; null when nothing was. <see cref="ReviewState.Pending"/>: the policy asks for a decision.</param>
    /// <param name="stamp">Null when the file was so young that a later change could look the same.</param>
    /// <param name="held">The record of a document that waits.</param>
    public Task<Admission> WriteAsync(StoredJob job, DocumentVersion version, DocumentReview? review, DocumentRecord held, DocumentRecord rejected, string? stamp, CancellationToken cancellationToken) =>
        FinishAsync(
            job,
            async connection =>
            {
                var decided = review is null ? null : await ReviewRows.StateAsync(connection, review.DocumentId, review.ContentHash, cancellationToken);
                if (review is { State: ReviewState.Pending } && decided is not ReviewState.Released)
                {
                    var isRejected = decided == ReviewState.Rejected;
                    await ReviewRows.WriteAsync(connection, review with { State = isRejected ? ReviewState.Rejected : ReviewState.Pending }, cancellationToken);
                    await DocumentWriter.RecordFailureAsync(connection, isRejected ? rejected : held, cancellationToken);
                    await ParkAsync(connection, job, isRejected ? JobState.Quarantined : JobState.Held, isRejected ? rejected : held, stamp, cancellationToken);
                    return isRejected ? Admission.Rejected : Admission.Held;
                }

                await writer.ReplaceAsync(connection, version.Record, version.Pages, version.Chunks, cancellationToken);
                if (review is null)
                {
                    await ReviewRows.ForgetOthersAsync(connection, version.Record.Id, string.Empty, cancellationToken);
                }
                else
                {
                    await ReviewRows.WriteAsync(connection, review with { State = review.State == ReviewState.Released || decided == ReviewState.Released ? ReviewState.Released : ReviewState.Reported }, cancellationToken);
                }

                await LeaveAsync(connection, job, stamp, Math.Max(1, version.Record.Pages), cancellationToken);
                return Admission.Written;
            },
            cancellationToken);

    /// <summary>The file turned out to be the one that the record holds.</summary>
    public Task<Admission> LeaveUnchangedAsync(StoredJob job, string documentId, string? stamp, CancellationToken cancellationToken) => FinishAsync(
        job,
        async connection =>
        {
            await connection
                .Sql("UPDATE documents SET state = 'indexed', error_code = NULL, error_message = NULL WHERE id = @id AND state = 'failed'")
                .With("@id", documentId)
                .RunAsync(cancellationToken);
            await LeaveAsync(connection, job, stamp, 0, cancellationToken);
            return Admission.Written;
        },
        cancellationToken);

    /// <summary>Failed for good, until the file changes or somebody asks.</summary>
    /// <param name="withdraw">Whether an earlier version may be searched no more.</param>
    public Task<Admission> QuarantineAsync(StoredJob job, DocumentRecord failed, bool withdraw, CancellationToken cancellationToken) => FinishAsync(
        job,
        async connection =>
        {
            if (withdraw)
            {
                await writer.RemoveAsync(connection, failed.Id, cancellationToken);
            }

            await DocumentWriter.RecordFailureAsync(connection, failed, cancellationToken);
            await ParkAsync(connection, job, JobState.Quarantined, failed, stamp: null, cancellationToken);
            return Admission.Written;
        },
        cancellationToken);

    /// <summary>Failed for a reason that may pass: tried again after <paramref name="notBefore"/>, by whichever process comes first.</summary>
    /// <param name="counts">Whether the attempt counts; a full disk is not the file's fault.</param>
    public Task<Admission> PostponeAsync(StoredJob job, DocumentRecord failed, DateTimeOffset notBefore, CancellationToken cancellationToken) => FinishAsync(
        job,
        async connection =>
        {
            await DocumentWriter.RecordFailureAsync(connection, failed, cancellationToken);
            await connection
                .Sql("UPDATE ingestion_jobs SET state = 'queued', worker = NULL, not_before = @before, error_code = @code, error_message = @message WHERE id = @id")
                .With("@id", job.Job.Id)
                .With("@before", notBefore)
                .With("@code", failed.ErrorCode)
                .With("@message", failed.ErrorMessage)
                .RunAsync(cancellationToken);
            return Admission.Written;
        },
        cancellationToken);

    /// <summary>All members of an archive are in: those it no longer holds go.</summary>
    /// <returns>What was removed.</returns>
    public Task<IReadOnlyList<DocumentRecord>> LeaveArchiveAsync(StoredJob job, IReadOnlySet<string> members, string? stamp, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<DocumentRecord>>(
            async connection =>
            {
                if (!await IsMineAsync(connection, job, cancellationToken))
                {
                    return [];
                }

                var known = await connection
                    .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE substr(d.uri, 1, length(@prefix)) = @prefix ORDER BY d.uri, a.position")
                    .With("@prefix", job.Job.Uri + ArchiveMember.Separator)
                    .ReadDocumentsAsync(cancellationToken);
                var gone = known.Where(d => !members.Contains(d.Uri)).ToList();
                foreach (var document in gone)
                {
                    await connection.Sql("DELETE FROM ingestion_jobs WHERE document_id = @id").With("@id", document.Id).RunAsync(cancellationToken);
                    await writer.RemoveAsync(connection, document.Id, cancellationToken);
                }

                // It failed as a whole before.
                await writer.RemoveAsync(connection, job.Job.DocumentId, cancellationToken);
                await LeaveAsync(connection, job, stamp, 0, cancellationToken);
                return gone;
            },
            cancellationToken);

    /// <summary>The file is still the one that was removed by hand.</summary>
    public Task<Admission> LeaveRemovedAsync(StoredJob job, string? stamp, CancellationToken cancellationToken) => FinishAsync(
        job,
        async connection =>
        {
            await connection.Sql("UPDATE removed_by_hand SET stamp = @stamp WHERE uri = @uri").With("@stamp", stamp).With("@uri", job.Job.Uri).RunAsync(cancellationToken);
            await connection.Sql("DELETE FROM ingestion_jobs WHERE id = @id").With("@id", job.Job.Id).RunAsync(cancellationToken);
            return Admission.Written;
        },
        cancellationToken);

    /// <summary>The file went away while it was queued.</summary>
    public Task<Admission> DropAsync(StoredJob job, CancellationToken cancellationToken) => FinishAsync(
        job,
        async connection =>
        {
            await LeaveAsync(connection, job, stamp: null, 0, cancellationToken);
            await writer.RemoveAsync(connection, job.Job.DocumentId, cancellationToken);
            await connection.Sql("DELETE FROM file_stamps WHERE uri = @uri").With("@uri", job.Job.Uri).RunAsync(cancellationToken);
            return Admission.Written;
        },
        cancellationToken);

    private Task<Admission> FinishAsync(StoredJob job, Func<DbConnection, Task<Admission>> finish, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            // Cancelled meanwhile, or taken over: whoever has it now decides.
            return await IsMineAsync(connection, job, cancellationToken) ? await finish(connection) : Admission.Lost;
        },
        cancellationToken);

    private async Task<bool> IsMineAsync(DbConnection connection, StoredJob job, CancellationToken cancellationToken) => await connection
        .Sql("SELECT count(*) FROM ingestion_jobs WHERE id = @id AND state = 'running' AND worker = @me")
        .With("@id", job.Job.Id)
        .With("@me", lease.Take())
        .NumberAsync(cancellationToken) > 0;

    private async Task LeaveAsync(DbConnection connection, StoredJob job, string? stamp, int pages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await connection.Sql("DELETE FROM ingestion_jobs WHERE id = @id").With("@id", job.Job.Id).RunAsync(cancellationToken);
        await connection.Sql("DELETE FROM removed_by_hand WHERE uri = @uri").With("@uri", job.Job.Uri).RunAsync(cancellationToken);
        await connection.Sql("INSERT OR REPLACE INTO file_stamps (uri, stamp, root, defaults) VALUES (@uri, @stamp, @root, @defaults)")
            .With("@uri", job.Job.Uri)
            .With("@stamp", stamp)
            .With("@root", job.Root)
            .With("@defaults", JobRows.ToStored(job.Defaults))
            .RunAsync(cancellationToken);
        await connection.Sql("UPDATE counters SET value = value + 1 WHERE name = 'ingestion_done'").RunAsync(cancellationToken);
        await connection.Sql("DELETE FROM ingestion_finished WHERE finished_at < @old").With("@old", now - _window).RunAsync(cancellationToken);
        await connection.Sql("INSERT INTO ingestion_finished (finished_at, pages, bytes) VALUES (@now, @pages, @bytes)")
            .With("@now", now)
            .With("@pages", pages)
            .With("@bytes", job.Bytes)
            .RunAsync(cancellationToken);
    }

    private static async Task ParkAsync(DbConnection connection, StoredJob job, JobState state, DocumentRecord failed, string? stamp, CancellationToken cancellationToken) => await connection
        .Sql("UPDATE ingestion_jobs SET state = @state, worker = NULL, forced = 0, stamp = coalesce(@stamp, stamp), error_code = @code, error_message = @message WHERE id = @id")
        .With("@id", job.Job.Id)
        .With("@state", DocumentRows.ToStored(state))
        .With("@stamp", stamp)
        .With("@code", failed.ErrorCode)
        .With("@message", failed.ErrorMessage)
        .RunAsync(cancellationToken);
}

/// <summary>A document as read, with its record.</summary>
internal sealed record DocumentVersion(DocumentRecord Record, IReadOnlyList<PageText> Pages, IReadOnlyList<Chunk> Chunks);
