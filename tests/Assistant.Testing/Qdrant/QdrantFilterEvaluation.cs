using System.Text.Json;

namespace Assistant.Testing.Qdrant;

/// <summary>Whether a point passes a filter.</summary>
internal static class QdrantFilterEvaluation
{
    public static bool Passes(JsonElement filter, StoredPoint point)
    {
        var should = Conditions(filter, "should").ToList();
        if (filter.TryGetProperty("min_should", out _))
        {
            throw QdrantRefusal.NotHere("min_should");
        }

        return Conditions(filter, "must").All(c => Holds(c, point))
            && !Conditions(filter, "must_not").Any(c => Holds(c, point))
            && (should.Count == 0 || should.Exists(c => Holds(c, point)));
    }

    private static IEnumerable<JsonElement> Conditions(JsonElement filter, string clause) => !filter.TryGetProperty(clause, out var conditions)
        ? []
        : conditions.ValueKind switch
        {
            JsonValueKind.Array => conditions.EnumerateArray(),
            JsonValueKind.Object => [conditions],
            _ => [],
        };

    private static bool Holds(JsonElement condition, StoredPoint point)
    {
        if (condition.TryGetProperty("has_id", out var ids))
        {
            return ids.EnumerateArray().Any(id => StoredPoint.ReadId(id) == point.Id);
        }

        if (!condition.TryGetProperty("key", out var key))
        {
            return Passes(condition, point);
        }

        if (condition.TryGetProperty("range", out var range))
        {
            return Lies(range, Values(point.Payload, key.GetString()!));
        }

        return condition.TryGetProperty("match", out var match)
            ? Matches(match, Values(point.Payload, key.GetString()!))
            : throw QdrantRefusal.NotHere(condition.GetRawText());
    }

    /// <summary>A field with many values matches when one of them does.</summary>
    private static bool Matches(JsonElement match, IEnumerable<JsonElement> values)
    {
        if (match.TryGetProperty("value", out var single))
        {
            return values.Any(v => JsonElement.DeepEquals(v, single));
        }

        if (match.TryGetProperty("any", out var any))
        {
            return values.Any(v => any.EnumerateArray().Any(a => JsonElement.DeepEquals(v, a)));
        }

        throw QdrantRefusal.NotHere(match.GetRawText());
    }

    private static bool Lies(JsonElement range, IEnumerable<JsonElement> values) => values.Any(value =>
        value.ValueKind == JsonValueKind.Number
        && range.EnumerateObject().Where(end => end.Value.ValueKind != JsonValueKind.Null).All(end => end.Name switch
        {
            "gte" => value.GetDouble() >= end.Value.GetDouble(),
            "gt" => value.GetDouble() > end.Value.GetDouble(),
            "lte" => value.GetDouble() <= end.Value.GetDouble(),
            "lt" => value.GetDouble() < end.Value.GetDouble(),
            _ => throw QdrantRefusal.NotHere(end.Name),
        }));

    private static IEnumerable<JsonElement> Values(JsonElement payload, string key) => !payload.TryGetProperty(key, out var value)
        ? []
        : value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Null => [],
            _ => [value],
        };
}
