using System.Text.Json.Serialization;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>What every answer but an error is wrapped in.</summary>
internal sealed record QdrantResponse<T>(T Result);

internal sealed record QdrantErrorBody(QdrantErrorStatus? Status = null);

internal sealed record QdrantErrorStatus(string? Error = null);

internal sealed record QdrantVersion(string Title, string Version);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateCollection))]
[JsonSerializable(typeof(UpdateCollection))]
[JsonSerializable(typeof(CreateFieldIndex))]
[JsonSerializable(typeof(UpsertPoints))]
[JsonSerializable(typeof(DeletePoints))]
[JsonSerializable(typeof(CountPoints))]
[JsonSerializable(typeof(ScrollPoints))]
[JsonSerializable(typeof(QueryPoints))]
[JsonSerializable(typeof(ChangeAliases))]
[JsonSerializable(typeof(QdrantMetadata))]
[JsonSerializable(typeof(QdrantErrorBody))]
[JsonSerializable(typeof(QdrantVersion))]
[JsonSerializable(typeof(QdrantResponse<bool>), TypeInfoPropertyName = "Done")]
[JsonSerializable(typeof(QdrantResponse<CollectionInfo>), TypeInfoPropertyName = "CollectionInfoResponse")]
[JsonSerializable(typeof(QdrantResponse<CollectionList>), TypeInfoPropertyName = "CollectionListResponse")]
[JsonSerializable(typeof(QdrantResponse<AliasList>), TypeInfoPropertyName = "AliasListResponse")]
[JsonSerializable(typeof(QdrantResponse<UpdateResult>), TypeInfoPropertyName = "UpdateResultResponse")]
[JsonSerializable(typeof(QdrantResponse<PointCount>), TypeInfoPropertyName = "PointCountResponse")]
[JsonSerializable(typeof(QdrantResponse<ScrollResult>), TypeInfoPropertyName = "ScrollResultResponse")]
[JsonSerializable(typeof(QdrantResponse<QueryResult>), TypeInfoPropertyName = "QueryResultResponse")]
internal sealed partial class QdrantJson : JsonSerializerContext;
