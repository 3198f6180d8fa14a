using System.Data.Common;
using Assistant.Core.Guideline;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Storage;

/// <summary>How findings and decisions lie in their tables. Each method works inside the transaction of its caller.</summary>
internal static class ReviewRows
{
    public static async Task<List<DocumentReview>> ReadAsync(DbConnection connection, string condition, Action<DbCommand> bind, CancellationToken cancellationToken)
    {
        var query = connection.Sql($"SELECT r.document_id, r.title, r.uri, r.content_hash, r.state, r.found_at, r.decided_by, r.decided_at FROM document_reviews r WHERE {condition} ORDER BY r.found_at, r.uri");
        bind(query);
        var reviews = await query.ListAsync(MapReview, cancellationToken);
        for (var i = 0; i < reviews.Count; i++)
        {
            reviews[i] = reviews[i] with { Findings = await FindingsAsync(connection, reviews[i], cancellationToken) };
        }

        return reviews;
    }

    public static async Task<ReviewState?> StateAsync(DbConnection connection, string documentId, string contentHash, CancellationToken cancellationToken) =>
        await connection
            .Sql("SELECT state FROM document_reviews WHERE document_id = @id AND content_hash = @hash")
            .With("@id", documentId)
            .With("@hash", contentHash)
            .FirstAsync(r => r.GetString(0), cancellationToken) is { } state ? Enum.Parse<ReviewState>(state, ignoreCase: true) : null;

    /// <summary>What was decided about this very version stays; what was found in other versions that are neither searchable nor this one goes.</summary>
    public static async Task WriteAsync(DbConnection connection, DocumentReview review, CancellationToken cancellationToken)
    {
        await ForgetOthersAsync(connection, review.DocumentId, review.ContentHash, cancellationToken);
        await connection
            .Sql("""
                INSERT INTO document_reviews (document_id, content_hash, uri, title, state, found_at, decided_by, decided_at) VALUES (@id, @hash, @uri, @title, @state, @at, @by, @decided)
                ON CONFLICT (document_id, content_hash) DO UPDATE SET title = excluded.title, state = excluded.state, found_at = excluded.found_at,
                    decided_by = coalesce(excluded.decided_by, decided_by), decided_at = coalesce(excluded.decided_at, decided_at)
                """)
            .With("@id", review.DocumentId)
            .With("@hash", review.ContentHash)
            .With("@uri", review.Uri)
            .With("@title", review.Title)
            .With("@state", DocumentRows.ToStored(review.State))
            .With("@at", review.FoundAt)
            .With("@by", review.DecidedBy)
            .With("@decided", review.DecidedAt)
            .RunAsync(cancellationToken);
        await connection.Sql("DELETE FROM document_findings WHERE document_id = @id AND content_hash = @hash")
            .With("@id", review.DocumentId)
            .With("@hash", review.ContentHash)
            .RunAsync(cancellationToken);
        foreach (var (finding, ordinal) in review.Findings.Select((f, i) => (f, i)))
        {
            await connection
                .Sql("""
                    INSERT INTO document_findings (document_id, content_hash, ordinal, kind, certainty, page, page_label, start, length, excerpt)
                    VALUES (@id, @hash, @ordinal, @kind, @certainty, @page, @label, @start, @length, @excerpt)
                    """)
                .With("@id", review.DocumentId)
                .With("@hash", review.ContentHash)
                .With("@ordinal", ordinal)
                .With("@kind", DocumentRows.ToStored(finding.Kind))
                .With("@certainty", DocumentRows.ToStored(finding.Certainty))
                .With("@page", finding.Page)
                .With("@label", finding.PageLabel)
                .With("@start", finding.Start)
                .With("@length", finding.Length)
                .With("@excerpt", finding.Excerpt)
                .RunAsync(cancellationToken);
        }
    }

    /// <param name="contentHash">The version that is kept, beside the one that is searchable.</param>
    public static Task<int> ForgetOthersAsync(DbConnection connection, string documentId, string contentHash, CancellationToken cancellationToken) => connection
        .Sql("""
            DELETE FROM document_reviews WHERE document_id = @id AND content_hash <> @hash
            AND content_hash NOT IN (SELECT content_hash FROM documents WHERE id = @id AND chunk_count > 0)
            """)
        .With("@id", documentId)
        .With("@hash", contentHash)
        .RunAsync(cancellationToken);

    private static DocumentReview MapReview(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        Enum.Parse<ReviewState>(reader.GetString(4), ignoreCase: true),
        reader.Time(5),
        reader.Text(6),
        reader.IsDBNull(7) ? null : reader.Time(7),
        []);

    private static Task<List<ReviewFinding>> FindingsAsync(DbConnection connection, DocumentReview review, CancellationToken cancellationToken) => connection
        .Sql("SELECT kind, certainty, page, page_label, start, length, excerpt FROM document_findings WHERE document_id = @id AND content_hash = @hash ORDER BY ordinal")
        .With("@id", review.DocumentId)
        .With("@hash", review.ContentHash)
        .ListAsync(
            r => new ReviewFinding(
                Enum.Parse<FindingKind>(r.GetString(0), ignoreCase: true),
                Enum.Parse<Certainty>(r.GetString(1), ignoreCase: true),
                r.GetInt32(2),
                r.Text(3),
                r.GetInt32(4),
                r.GetInt32(5),
                r.GetString(6)),
            cancellationToken);
}
