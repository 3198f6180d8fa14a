using Assistant.Core.Answering;
using Assistant.Core.Documents;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Infrastructure.Storage;

/// <summary>A segment in the fewest letters: text, page, start, length; where known also box (left, top, right, bottom), place and confidence.</summary>
internal sealed record StoredSegment(
    string T,
    int P,
    int S,
    int L,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float[]? B = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? W = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? C = null)
{
    /// <summary>A tenth of a point is finer than any screen shows.</summary>
    private const double BoxUnit = 10;

    public static StoredSegment Of(Segment segment) => new(
        segment.Text,
        segment.Span.Page,
        segment.Span.Start,
        segment.Span.Length,
        segment.Box is { } box ? [Round(box.Left), Round(box.Top), Round(box.Right), Round(box.Bottom)] : null,
        segment.Place,
        segment.Confidence);

    public Segment ToSegment() => new(T, new SourceSpan(P, S, L))
    {
        Box = B is [var left, var top, var right, var bottom] ? new BoundingBox(left, top, right, bottom) : null,
        Place = W,
        Confidence = C,
    };

    private static float Round(double value) => (float)(Math.Round(value * BoxUnit) / BoxUnit);
}

/// <summary>A cell: column name and items.</summary>
internal sealed record StoredCell(string C, StoredSegment[] I);

/// <summary>The JSON columns. Japanese stays as written.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AnswerResponse))]
[JsonSerializable(typeof(AskedMaterial))]
[JsonSerializable(typeof(StatedMetadata))]
[JsonSerializable(typeof(ReadWarning[]))]
[JsonSerializable(typeof(Core.Incidents.IncidentSnapshot))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(StoredSegment[]))]
[JsonSerializable(typeof(StoredCell[]))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    public static StorageJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
