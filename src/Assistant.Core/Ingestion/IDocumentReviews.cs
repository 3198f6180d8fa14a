using Assistant.Core.Guideline;

namespace Assistant.Core.Ingestion;

/// <summary>What was found in documents before they became searchable, and what an administrator decided.</summary>
public interface IDocumentReviews
{
    /// <summary>The findings of the version that waits, or of the one that is searchable; null when nothing was found.</summary>
    Task<DocumentReview?> FindAsync(string documentId, CancellationToken cancellationToken);

    Task<IReadOnlyList<DocumentReview>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>The version that was looked at may become searchable; it is queued at once. Another version is looked at anew.</summary>
    /// <param name="userId">Who decided.</param>
    /// <exception cref="Errors.AssistantException"><c>review_not_found</c>, <c>review_outdated</c> (the file has changed since).</exception>
    Task ReleaseAsync(string documentId, string contentHash, string userId, CancellationToken cancellationToken);

    /// <summary>The version stays unsearchable; it is not read again until the file changes.</summary>
    Task RejectAsync(string documentId, string contentHash, string userId, CancellationToken cancellationToken);
}

public enum ReviewState
{
    Pending,
    Released,
    Rejected,

    /// <summary>Found, but of kinds that the policy only reports: the document is searchable.</summary>
    Reported,
}

public sealed record DocumentReview(
    string DocumentId,
    string Title,
    string Uri,
    string ContentHash,
    ReviewState State,
    DateTimeOffset FoundAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    IReadOnlyList<ReviewFinding> Findings);

/// <param name="Page"><see cref="Documents.PageText.Number"/>.</param>
/// <param name="Excerpt">The words around it; the value itself is masked but for its first letters.</param>
public sealed record ReviewFinding(FindingKind Kind, Certainty Certainty, int Page, string? PageLabel, int Start, int Length, string Excerpt);
