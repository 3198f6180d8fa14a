namespace Assistant.Testing.Qdrant;

/// <summary>Something that goes wrong once.</summary>
/// <param name="Operation">Of Qdrant's description, for example <c>upsert_points</c>; null for any.</param>
public abstract record QdrantFault(string? Operation)
{
    /// <summary>An error in Qdrant's form, without doing anything.</summary>
    public sealed record Error(int Status, string? Operation = null, string? RetryAfter = null) : QdrantFault(Operation);

    /// <summary>An answer that isn't Qdrant's: a gateway's page.</summary>
    public sealed record Page(int Status, string? Operation = null) : QdrantFault(Operation);

    /// <summary>No answer until the client goes.</summary>
    public sealed record Hang(string? Operation = null) : QdrantFault(Operation);

    /// <summary>The connection breaks before anything is done.</summary>
    public sealed record Drop(string? Operation = null) : QdrantFault(Operation);

    /// <summary>The request is carried out, and the connection breaks.</summary>
    public sealed record LoseAnswer(string? Operation = null) : QdrantFault(Operation);

    /// <summary>A write is taken but not carried out yet; <c>acknowledged</c> or <c>wait_timeout</c>.</summary>
    public sealed record Unfinished(string Status, string? Operation = null) : QdrantFault(Operation);
}
