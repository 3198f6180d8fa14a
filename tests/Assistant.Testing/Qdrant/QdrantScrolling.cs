using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Qdrant;

/// <summary>All points of a collection, page by page: numbers first, then UUIDs, each ascending.</summary>
internal static class QdrantScrolling
{
    private const int DefaultLimit = 10;

    public static JsonObject Page(StoredCollection collection, JsonElement body)
    {
        if (Part(body, "order_by") is not null || Part(body, "with_vector") is { ValueKind: not JsonValueKind.False })
        {
            throw QdrantRefusal.NotHere("scrolling by a field or with vectors");
        }

        var limit = Part(body, "limit")?.GetInt32() ?? DefaultLimit;
        if (limit < 1)
        {
            throw QdrantRefusal.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"limit: value {limit} invalid, must be 1 or larger"));
        }

        var filter = Part(body, "filter");
        var first = Part(body, "offset") is { } offset ? Place(StoredPoint.ReadId(offset)) : default;

        // The one after the page is where the next page begins.
        var points = collection.Points
            .Where(p => filter is null || QdrantFilterEvaluation.Passes(filter.Value, p))
            .Select(p => (Point: p, Place: Place(p.Id)))
            .Where(p => p.Place.CompareTo(first) >= 0)
            .OrderBy(p => p.Place)
            .Select(p => p.Point)
            .Take(limit + 1)
            .ToList();
        return new JsonObject
        {
            ["points"] = new JsonArray([.. points.Take(limit).Select(p => Record(p, Part(body, "with_payload")))]),
            ["next_page_offset"] = points.Count > limit ? QdrantStore.Id(points[limit].Id) : null,
        };
    }

    private static JsonObject Record(StoredPoint point, JsonElement? selector) => new()
    {
        ["id"] = QdrantStore.Id(point.Id),
        ["payload"] = Payload(JsonObject.Create(point.Payload)!, selector),
    };

    private static JsonObject? Payload(JsonObject payload, JsonElement? selector) => selector switch
    {
        null or { ValueKind: JsonValueKind.True } => payload,
        { ValueKind: JsonValueKind.False } => null,
        { ValueKind: JsonValueKind.Array } fields => Only(payload, fields),
        { } given when Part(given, "include") is { } fields => Only(payload, fields),
        var other => throw QdrantRefusal.NotHere(other.Value.GetRawText()),
    };

    private static JsonObject Only(JsonObject payload, JsonElement fields)
    {
        var names = fields.EnumerateArray().Select(f => f.GetString()!).ToHashSet(StringComparer.Ordinal);
        return new JsonObject(payload.Where(f => names.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));
    }

    private static (bool IsUuid, UInt128 Value) Place(string id) => ulong.TryParse(id, CultureInfo.InvariantCulture, out var number)
        ? (false, number)
        : (true, UInt128.Parse(Guid.Parse(id).ToString("N"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static JsonElement? Part(JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;
}
