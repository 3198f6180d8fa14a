using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;

namespace Assistant.Testing.Documents;

/// <summary>
/// Queue, reviews, uploads, originals and editing in memory, over a list of records that a fake store shows.
/// Nothing moves by itself: a test says what is being read.
/// </summary>
public sealed class MemoryIngestion(List<DocumentRecord> documents) : IIngestionQueue, IDocumentReviews, IUploads, IDocumentOriginals, IDocumentEditing
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StatedMetadata> _stated = new(StringComparer.Ordinal);

    public List<IngestionJob> Jobs { get; } = [];

    public Dictionary<string, DocumentReview> Reviews { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OriginalFile> Originals { get; } = new(StringComparer.Ordinal);

    public List<(string Name, StatedMetadata Metadata, bool Replace, string UserId, byte[] Content)> Uploaded { get; } = [];

    public int Done { get; set; }

    /// <summary>What the next call of a changing method throws.</summary>
    public Exception? Failure { get; set; }

    public static IngestionJob Job(string documentId, string name, JobState state, int pagesDone = 0, int pages = 0) => new(
        $"job-{documentId}", "uploads", $"uploads/{name}", documentId, name, state, 1, pagesDone, pages, new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), null, null, null, null);

    public void Put(IngestionJob job)
    {
        lock (_gate)
        {
            Jobs.RemoveAll(j => j.DocumentId == job.DocumentId);
            Jobs.Add(job);
        }
    }

    public bool Finish(string documentId)
    {
        lock (_gate)
        {
            return Jobs.RemoveAll(j => j.DocumentId == documentId) > 0;
        }
    }

    public Task<IngestionOverview> GetOverviewAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var running = Jobs.Where(j => j.State == JobState.Running).ToArray();
            return Task.FromResult(new IngestionOverview(
                Count(JobState.Queued), running.Length, Count(JobState.Held), Count(JobState.Quarantined), Done, running.Length * 60, running.Length == 0 ? null : TimeSpan.FromSeconds(90), running));
        }
    }

    public Task<IReadOnlyList<IngestionJob>> ListAsync(IReadOnlyCollection<JobState> states, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<IngestionJob>>([.. Jobs.Where(j => states.Count == 0 || states.Contains(j.State))]);
        }
    }

    public Task<bool> RetryAsync(string documentId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        var document = documents.Find(d => d.Id == documentId);
        if ((Jobs.Find(j => j.DocumentId == documentId) ?? (document is null ? null : Job(documentId, document.Metadata.Title, JobState.Queued))) is not { } job)
        {
            return Task.FromResult(false);
        }

        Put(job with { State = JobState.Queued, Attempts = 0, ErrorCode = null, ErrorMessage = null });
        return Task.FromResult(true);
    }

    public Task<bool> CancelAsync(string documentId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        return Task.FromResult(Finish(documentId));
    }

    Task<DocumentReview?> IDocumentReviews.FindAsync(string documentId, CancellationToken cancellationToken) => Task.FromResult(Reviews.GetValueOrDefault(documentId));

    public Task<IReadOnlyList<DocumentReview>> ListPendingAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DocumentReview>>([.. Reviews.Values.Where(r => r.State == ReviewState.Pending)]);

    public Task ReleaseAsync(string documentId, string contentHash, string userId, CancellationToken cancellationToken)
    {
        Decide(documentId, contentHash, userId, ReviewState.Released);
        Put(Jobs.Find(j => j.DocumentId == documentId)! with { State = JobState.Queued });
        return Task.CompletedTask;
    }

    public Task RejectAsync(string documentId, string contentHash, string userId, CancellationToken cancellationToken)
    {
        Decide(documentId, contentHash, userId, ReviewState.Rejected);
        Put(Jobs.Find(j => j.DocumentId == documentId)! with { State = JobState.Quarantined, ErrorCode = "review_rejected", ErrorMessage = "管理者が登録しないと決めた文書です。" });
        return Task.CompletedTask;
    }

    public async Task<UploadReceipt> StoreAsync(Stream content, string name, StatedMetadata metadata, bool replace, string userId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];
        lock (_gate)
        {
            if (!replace && (Jobs.Exists(j => j.DocumentId == id) || documents.Exists(d => d.Id == id)))
            {
                throw new AssistantException("upload_exists", "同じ名前の文書が、もうあります。") { NextStep = "置き換えるときは、「同じ名前の文書を置き換える」を選んでください。" };
            }

            Uploaded.Add((name, metadata, replace, userId, copy.ToArray()));
            Put(Job(id, name, JobState.Queued));
        }

        return new UploadReceipt(id, name, copy.Length);
    }

    public Task<OriginalFile?> OpenAsync(string documentId, AccessScope scope, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        return Task.FromResult(documents.Find(d => d.Id == documentId) is { } document && scope.Allows(document.Metadata.Access) ? Originals.GetValueOrDefault(documentId) : null);
    }

    public Task<DocumentRecord> UpdateAsync(string documentId, StatedMetadata changes, string userId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        var index = documents.FindIndex(d => d.Id == documentId);
        if (index < 0)
        {
            throw Missing();
        }

        _stated[documentId] = changes;
        var before = documents[index].Metadata;
        documents[index] = documents[index] with
        {
            Metadata = before with
            {
                Title = changes.Title ?? before.Title,
                Kind = changes.Kind ?? before.Kind,
                Department = changes.Department ?? before.Department,
                Effective = changes.Effective ?? before.Effective,
                Expires = changes.Expires ?? before.Expires,
                FiscalYear = changes.FiscalYear ?? before.FiscalYear,
                Confidentiality = changes.Confidentiality ?? before.Confidentiality,
                Supersedes = changes.Supersedes ?? before.Supersedes,
                Access = changes.Access ?? before.Access,
            },
        };
        return Task.FromResult(documents[index]);
    }

    Task<StatedMetadata?> IDocumentEditing.FindAsync(string documentId, CancellationToken cancellationToken) => Task.FromResult(_stated.GetValueOrDefault(documentId));

    public Task DeleteAsync(string documentId, string userId, CancellationToken cancellationToken)
    {
        ThrowIfFailing();
        var queued = Finish(documentId);
        return documents.RemoveAll(d => d.Id == documentId) > 0 || queued ? Task.CompletedTask : throw Missing();
    }

    private static AssistantException Missing() => new("document_not_found", "文書が見つかりません。");

    private int Count(JobState state) => Jobs.Count(j => j.State == state);

    private void Decide(string documentId, string contentHash, string userId, ReviewState state)
    {
        ThrowIfFailing();
        var review = Reviews.GetValueOrDefault(documentId) ?? throw new AssistantException("review_not_found", "確認する文書が見つかりません。");
        if (review.ContentHash != contentHash)
        {
            throw new AssistantException("review_outdated", "確認した後で、ファイルが変わりました。") { NextStep = "新しい内容を確認してください。" };
        }

        Reviews[documentId] = review with { State = state, DecidedBy = userId, DecidedAt = review.FoundAt };
    }

    private void ThrowIfFailing()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
