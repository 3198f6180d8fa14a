using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Core.Time;

namespace Assistant.Core.Catalog;

/// <summary>The list of documents as page and API show it: the record and, for administrators, the queue beside it.</summary>
public sealed class DocumentCatalog(IDocumentStore documents, IIngestionQueue queue, TimeProvider time)
{
    /// <summary>Code of the failure that an administrator has decided on.</summary>
    private const string Rejected = "review_rejected";

    /// <summary>In JST.</summary>
    public DateOnly Today => JapaneseDay.Today(time);

    /// <summary>In no particular order.</summary>
    public async Task<IReadOnlyList<DocumentEntry>> ListAsync(Requester requester, CatalogFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requester);
        ArgumentNullException.ThrowIfNull(filter);
        var records = await documents.ListAsync(requester.Scope, cancellationToken);
        var entries = requester.IsIn(Roles.Admin) ? await JoinAsync(records, cancellationToken) : records.Select(FromRecord);
        return [.. filter.Apply(entries, Today)];
    }

    /// <summary>Null when there is no such document or the person may not read it: the two can't be told apart.</summary>
    public async Task<DocumentEntry?> FindAsync(string documentId, Requester requester, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requester);
        var record = await documents.FindAsync(documentId, requester.Scope, cancellationToken);
        if (!requester.IsIn(Roles.Admin))
        {
            return record is null ? null : FromRecord(record);
        }

        var job = (await queue.ListAsync([], cancellationToken)).FirstOrDefault(j => j.DocumentId == documentId);
        return Join(record, job);
    }

    private async Task<IEnumerable<DocumentEntry>> JoinAsync(IReadOnlyList<DocumentRecord> records, CancellationToken cancellationToken)
    {
        var jobs = (await queue.ListAsync([], cancellationToken)).ToDictionary(j => j.DocumentId, StringComparer.Ordinal);
        var entries = records.Select(r => Join(r, jobs.GetValueOrDefault(r.Id))!).ToList();
        var known = records.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        entries.AddRange(jobs.Values.Where(j => !known.Contains(j.DocumentId)).Select(j => Join(null, j)!));
        return entries;
    }

    private static DocumentEntry FromRecord(DocumentRecord record) => new(
        record.Id,
        record.Uri,
        record.Metadata.Title,
        record.State == DocumentState.Indexed ? DocumentStanding.Indexed : record.ErrorCode == Rejected ? DocumentStanding.Withheld : DocumentStanding.Failed,
        record,
        null);

    private static DocumentEntry? Join(DocumentRecord? record, IngestionJob? job)
    {
        if (job is null)
        {
            return record is null ? null : FromRecord(record);
        }

        var standing = job.State switch
        {
            JobState.Queued => DocumentStanding.Waiting,
            JobState.Running => DocumentStanding.Reading,
            JobState.Held => DocumentStanding.NeedsReview,
            _ when job.ErrorCode == Rejected => DocumentStanding.Withheld,
            _ => DocumentStanding.Quarantined,
        };
        return new DocumentEntry(job.DocumentId, job.Uri, record?.Metadata.Title ?? job.Name, standing, record, job);
    }
}
