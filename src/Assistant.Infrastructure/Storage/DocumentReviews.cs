using Assistant.Core.Errors;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Storage;

/// <summary>Findings and decisions in the record.</summary>
internal sealed class DocumentReviews(Database database, TimeProvider time) : IDocumentReviews
{
    public Task<DocumentReview?> FindAsync(string documentId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var reviews = await ReviewRows.ReadAsync(connection, "r.document_id = @id", c => c.With("@id", documentId), cancellationToken);
            return reviews.Find(r => r.State == ReviewState.Pending) ?? reviews.LastOrDefault();
        },
        cancellationToken);

    public Task<IReadOnlyList<DocumentReview>> ListPendingAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DocumentReview>>(
        async connection => await ReviewRows.ReadAsync(connection, "r.state = 'pending'", _ => { }, cancellationToken),
        cancellationToken);

    public Task ReleaseAsync(string documentId, string contentHash, string userId, CancellationToken cancellationToken) =>
        DecideAsync(documentId, contentHash, userId, ReviewState.Released, "UPDATE ingestion_jobs SET state = 'queued', forced = 1, attempts = 0, lost = 0, not_before = NULL, worker = NULL, error_code = NULL, error_message = NULL WHERE document_id = @id AND state IN ('held', 'quarantined')", cancellationToken);

    public Task RejectAsync(string documentId, string contentHash, string userId, CancellationToken cancellationToken) =>
        DecideAsync(documentId, contentHash, userId, ReviewState.Rejected, "UPDATE ingestion_jobs SET state = 'quarantined', error_code = 'review_rejected' WHERE document_id = @id AND state = 'held'", cancellationToken);

    private Task DecideAsync(string documentId, string contentHash, string userId, ReviewState decision, string thenSql, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var changed = await connection
                .Sql("UPDATE document_reviews SET state = @state, decided_by = @user, decided_at = @now WHERE document_id = @id AND content_hash = @hash AND state IN ('pending', 'rejected', 'released')")
                .With("@state", DocumentRows.ToStored(decision))
                .With("@user", userId)
                .With("@now", time.GetUtcNow())
                .With("@id", documentId)
                .With("@hash", contentHash)
                .RunAsync(cancellationToken);
            if (changed == 0)
            {
                throw await connection.Sql("SELECT count(*) FROM document_reviews WHERE document_id = @id").With("@id", documentId).NumberAsync(cancellationToken) == 0
                    ? new AssistantException("review_not_found", "確認を待っている文書ではありません。") { NextStep = "一覧を開き直してください。" }
                    : new AssistantException("review_outdated", "文書が変わったため、前の版についての判断は使えません。") { NextStep = "一覧を開き直し、新しい版で見つかったものを確かめてください。" };
            }

            await connection.Sql(thenSql).With("@id", documentId).RunAsync(cancellationToken);
        },
        cancellationToken);
}
