using System.ClientModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Infrastructure.Json;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>The body of <c>POST embeddings</c>.</summary>
internal sealed record EmbeddingRequest(string Model, IReadOnlyList<string> Input, int? Dimensions, string? EncodingFormat)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = ReadableJsonEncoder.Instance,
    };

    public static BinaryContent Of(EmbeddingSettings settings, IReadOnlyList<string> texts) => BinaryContent.Create(BinaryData.FromObjectAsJson(
        new EmbeddingRequest(settings.Model, texts, settings.SendDimensions ? settings.Dimensions : null, settings.AsksForBase64 ? "base64" : null), _json));
}
