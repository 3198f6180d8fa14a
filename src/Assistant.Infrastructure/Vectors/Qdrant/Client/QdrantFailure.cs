namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

internal enum QdrantFailureKind
{
    /// <summary>No connection, or one that broke.</summary>
    Unreachable,
    TimedOut,
    Unauthorised,
    NotFound,
    Conflict,

    /// <summary>The server doesn't take the request: another attempt gives the same.</summary>
    Rejected,
    RateLimited,

    /// <summary>The server has an error of its own.</summary>
    Unavailable,

    /// <summary>A write was taken but can't be found yet.</summary>
    NotCompleted,

    /// <summary>An answer that isn't Qdrant's.</summary>
    InvalidResponse,
}

/// <summary>Why a call failed.</summary>
/// <param name="Status">HTTP status, 0 when there was none.</param>
/// <param name="Detail">The server's own words, shortened. Requests hold vectors, ids and codes: nobody's text can be in them.</param>
/// <param name="RetryAfter">How long the server asks to wait.</param>
internal sealed record QdrantFailure(QdrantFailureKind Kind, int Status = 0, string? Detail = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Another attempt can help. Every call made here may be sent twice: writes name their points, collections and aliases.</summary>
    public bool Transient => Kind is QdrantFailureKind.Unreachable or QdrantFailureKind.TimedOut or QdrantFailureKind.RateLimited
        or QdrantFailureKind.Unavailable or QdrantFailureKind.NotCompleted;
}

internal sealed class QdrantException(string operation, QdrantFailure failure, Exception? inner = null)
    : Exception($"{operation}: {failure.Kind}", inner)
{
    public string Operation { get; } = operation;

    public QdrantFailure Failure { get; } = failure;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; } = 1;
}
