using Assistant.Infrastructure.Configuration;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Where the server is and how long it is waited for.</summary>
/// <param name="Ordering">Of writes: <c>weak</c>, <c>medium</c> or <c>strong</c>.</param>
/// <param name="Timeout">One attempt of a read.</param>
internal sealed record QdrantConnection(Uri Address, string? ApiKey, string Ordering, TimeSpan Timeout)
{
    private const int ReadTotal = 2;

    // A write waits until its points can be found; a new collection in a cluster waits for the agreement of its nodes.
    private const int WriteAttempt = 6;
    private const int WriteTotal = 24;

    public QdrantBudget Reads => new(Timeout, ReadTotal * Timeout);

    public QdrantBudget Writes => new(WriteAttempt * Timeout, WriteTotal * Timeout);

    public static QdrantConnection From(QdrantOptions options) => new(
        new Uri(options.Url!.Trim().TrimEnd('/') + "/"),
        string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey.Trim(),
        options.WriteOrdering,
        TimeSpan.FromSeconds(options.TimeoutSeconds));
}

/// <param name="Attempt">One request and its answer.</param>
/// <param name="Total">All attempts and the waits between them.</param>
internal sealed record QdrantBudget(TimeSpan Attempt, TimeSpan Total);
