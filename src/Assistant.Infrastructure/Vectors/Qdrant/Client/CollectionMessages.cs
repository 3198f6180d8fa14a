using System.Text.Json;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Body of <c>PUT /collections/{name}</c>.</summary>
internal sealed record CreateCollection
{
    public required IReadOnlyDictionary<string, DenseVectorParams> Vectors { get; init; }
    public required IReadOnlyDictionary<string, SparseVectorParams> SparseVectors { get; init; }
    public int? ShardNumber { get; init; }
    public int? ReplicationFactor { get; init; }
    public int? WriteConsistencyFactor { get; init; }
    public JsonElement? Metadata { get; init; }
}

internal sealed record DenseVectorParams(int Size, string Distance, QuantizationConfig? QuantizationConfig = null);

internal sealed record SparseVectorParams(string? Modifier);

internal sealed record QuantizationConfig(ScalarQuantization Scalar);

/// <param name="AlwaysRam">Deprecated from 1.19 for <c>memory</c>, which older servers pass over in silence.</param>
internal sealed record ScalarQuantization(string Type, float? Quantile, bool AlwaysRam);

/// <summary>Body of <c>PATCH /collections/{name}</c>: what is null stays as it is.</summary>
internal sealed record UpdateCollection
{
    public CollectionParamsDiff? Params { get; init; }
    public JsonElement? Metadata { get; init; }
}

internal sealed record CollectionParamsDiff(int? ReplicationFactor, int? WriteConsistencyFactor);

/// <summary>Body of <c>PUT /collections/{name}/index</c>.</summary>
/// <param name="FieldSchema"><c>keyword</c>, <c>datetime</c> …</param>
internal sealed record CreateFieldIndex(string FieldName, string FieldSchema);

/// <summary>The part of a collection's description that is read here.</summary>
internal sealed record CollectionInfo(CollectionConfig Config);

internal sealed record CollectionConfig(JsonElement? Metadata = null);

internal sealed record CollectionList(IReadOnlyList<CollectionName> Collections);

internal sealed record CollectionName(string Name);
