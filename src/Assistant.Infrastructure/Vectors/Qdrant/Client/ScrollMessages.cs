using System.Text.Json.Serialization;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Body of <c>POST /collections/{name}/points/scroll</c>: a page of points, ordered by id.</summary>
/// <param name="Offset">Id of the first point of the page; null for the first page.</param>
internal sealed record ScrollPoints(int Limit, Guid? Offset, PayloadFields WithPayload)
{
    public bool WithVector => false;
}

/// <summary>The only fields that are answered.</summary>
internal sealed record PayloadFields(IReadOnlyList<string> Include);

/// <param name="NextPageOffset">Null on the last page.</param>
internal sealed record ScrollResult(IReadOnlyList<ScrolledPoint> Points, Guid? NextPageOffset = null);

internal sealed record ScrolledPoint(Guid Id, ScrolledPayload? Payload = null);

/// <param name="DocumentId">Null for a point that another program has put there.</param>
internal sealed record ScrolledPayload([property: JsonPropertyName(QdrantPayload.DocumentIdField)] string? DocumentId = null);
