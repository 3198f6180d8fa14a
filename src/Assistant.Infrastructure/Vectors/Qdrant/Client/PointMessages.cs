using System.Text.Json.Serialization;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Body of <c>PUT /collections/{name}/points</c>.</summary>
internal sealed record UpsertPoints(IReadOnlyList<QdrantPoint> Points);

/// <param name="Vector">By name; a name that is absent has no vector.</param>
internal sealed record QdrantPoint(Guid Id, IReadOnlyDictionary<string, QdrantVector> Vector, QdrantPayload Payload);

/// <summary>What a query can narrow by.</summary>
/// <param name="Effective">Midnight of the day, UTC.</param>
/// <param name="ValidUntil">Last day as yyyymmdd; documents without an end have <see cref="NoEnd"/>, so that one range holds for all.</param>
internal sealed record QdrantPayload(
    [property: JsonPropertyName(QdrantPayload.DocumentIdField)] string DocumentId,
    [property: JsonPropertyName(QdrantPayload.KindField)] string Kind,
    [property: JsonPropertyName(QdrantPayload.DepartmentField)] string? Department,
    [property: JsonPropertyName(QdrantPayload.EffectiveField)] DateTimeOffset? Effective,
    [property: JsonPropertyName(QdrantPayload.AccessField)] IReadOnlyList<string> Access,
    [property: JsonPropertyName(QdrantPayload.ValidUntilField)] int ValidUntil)
{
    public const string DocumentIdField = "documentId";
    public const string KindField = "kind";
    public const string DepartmentField = "department";
    public const string EffectiveField = "effective";
    public const string AccessField = "access";
    public const string ValidUntilField = "validUntil";
    public const int NoEnd = 9999_12_31;

    public static int Number(DateOnly? day) => day is { } last ? (last.Year * 1_00_00) + (last.Month * 1_00) + last.Day : NoEnd;
}

/// <summary>Body of <c>POST /collections/{name}/points/delete</c>.</summary>
internal sealed record DeletePoints(QdrantFilter Filter);

/// <summary>Body of <c>POST /collections/{name}/points/count</c>.</summary>
internal sealed record CountPoints(bool Exact);

internal sealed record PointCount(long Count);

/// <param name="Status">Only <see cref="Completed"/> means that the change can be found.</param>
internal sealed record UpdateResult(string Status)
{
    public const string Completed = "completed";
}
