using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>How an index lies on the server: an alias, and behind it one collection of the same name with an id.</summary>
internal static class QdrantLayout
{
    public const string Dense = "dense";
    public const string Terms = "terms";

    // The rarest one in a hundred values don't widen the range of the 8 bits.
    private const float Quantile = 0.99f;

    public static string NewCollection(string alias) => $"{alias}-{Guid.NewGuid():N}";

    public static bool IsCollection(string alias, string name) =>
        name.StartsWith($"{alias}-", StringComparison.Ordinal) && Guid.TryParseExact(name[(alias.Length + 1)..], "N", out _);

    public static CreateCollection Collection(QdrantOptions options, QdrantMetadata metadata) => new()
    {
        Vectors = metadata.Dimensions == 0
            ? new Dictionary<string, DenseVectorParams>(StringComparer.Ordinal)
            : new Dictionary<string, DenseVectorParams>(StringComparer.Ordinal)
            {
                [Dense] = new(metadata.Dimensions, "Cosine", new QuantizationConfig(new ScalarQuantization("int8", Quantile, AlwaysRam: true))),
            },
        SparseVectors = new Dictionary<string, SparseVectorParams>(StringComparer.Ordinal) { [Terms] = new("idf") },
        ShardNumber = options.ShardNumber,
        ReplicationFactor = options.ReplicationFactor,
        WriteConsistencyFactor = options.WriteConsistencyFactor,
        Metadata = metadata.ToJson(),
    };

    /// <summary>What a collection is told at the end of a change; settings of the operator that can change come along.</summary>
    public static UpdateCollection Finished(QdrantOptions options, QdrantMetadata metadata, long generation) => new()
    {
        Metadata = (metadata with { Generation = generation }).ToJson(),
        Params = options.ReplicationFactor is null && options.WriteConsistencyFactor is null
            ? null
            : new CollectionParamsDiff(options.ReplicationFactor, options.WriteConsistencyFactor),
    };

    /// <summary>The collection that the alias stands for; null when there is none.</summary>
    public static string? Target(string alias, IEnumerable<AliasDescription> aliases) =>
        aliases.FirstOrDefault(a => a.AliasName == alias)?.CollectionName;

    /// <summary>Made before the first point, so that the graph of dense vectors is built to be searched with filters.</summary>
    public static IReadOnlyList<CreateFieldIndex> Indexes { get; } =
    [
        new(QdrantPayload.AccessField, "keyword"),
        new(QdrantPayload.KindField, "keyword"),
        new(QdrantPayload.DepartmentField, "keyword"),
        new(QdrantPayload.DocumentIdField, "keyword"),
        new(QdrantPayload.EffectiveField, "datetime"),
        new(QdrantPayload.ValidUntilField, "integer"),
    ];
}
