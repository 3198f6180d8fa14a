using System.ClientModel;
using System.Text.Json;
using Assistant.Infrastructure.Json;

namespace Assistant.Infrastructure.Models.Reranking;

/// <summary>The body of <c>POST rerank</c>, as Jina, Cohere, vLLM and Infinity take it.</summary>
internal sealed record RerankRequest(string Model, string Query, IReadOnlyList<string> Documents, int TopN)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = ReadableJsonEncoder.Instance,
    };

    public BinaryContent ToContent() => BinaryContent.Create(BinaryData.FromObjectAsJson(this, _json));
}
