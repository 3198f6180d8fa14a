namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Vectors</c>: where the index of passages is kept.</summary>
public sealed class VectorsOptions
{
    public const string Section = "Vectors";

    /// <summary>In this process, in a file of the data folder.</summary>
    public const string Embedded = "embedded";

    /// <summary>On a Qdrant server or cluster, which several processes share.</summary>
    public const string QdrantServer = "qdrant";

    public static IReadOnlyList<string> Providers { get; } = [Embedded, QdrantServer];

    public string Provider { get; set; } = Embedded;

    public QdrantOptions Qdrant { get; } = new();
}

/// <summary>Section <c>Vectors:Qdrant</c>.</summary>
public sealed class QdrantOptions
{
    public static IReadOnlyList<string> WriteOrderings { get; } = ["weak", "medium", "strong"];

    /// <summary>Absolute address of the REST interface, for example <c>https://qdrant.example:6333</c>.</summary>
    public string? Url { get; set; }

    /// <summary>Belongs into an environment variable.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The key may go over a connection that isn't encrypted: a network of one's own, such as that between containers.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>The alias under which the index is found, and the beginning of its collections' names.</summary>
    public string Collection { get; set; } = "assistant";

    /// <summary>How many nodes keep each passage; null for the server's default (1). Counts from the next change of the index on.</summary>
    public int? ReplicationFactor { get; set; }

    /// <summary>
    /// Into how many parts the passages are divided; null for the server's default (one a node). Counts from the next rebuild on.
    /// Rarity of terms is reckoned within a part, so scores then differ a little between parts.
    /// </summary>
    public int? ShardNumber { get; set; }

    /// <summary>How many replicas must have a change before it counts; null for the server's default (1).</summary>
    public int? WriteConsistencyFactor { get; set; }

    /// <summary><c>weak</c>, <c>medium</c> or <c>strong</c>.</summary>
    public string WriteOrdering { get; set; } = "weak";

    /// <summary>One attempt of a search, 1–120; two are made at most within twice this time.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>Compare every dense vector, however many there are. Without it only small collections are searched so.</summary>
    public bool Exact { get; set; }
}
