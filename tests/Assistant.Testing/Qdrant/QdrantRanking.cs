using System.Globalization;
using System.Text.Json;

namespace Assistant.Testing.Qdrant;

/// <summary>Point queries, as the server's documentation describes them. Equal scores come in no promised order.</summary>
internal sealed class QdrantRanking(StoredCollection collection)
{
    private const int DefaultLimit = 10;
    private const int DefaultK = 2;

    public IReadOnlyList<RankedPoint> Query(JsonElement request) => Query(request, []);

    private IReadOnlyList<RankedPoint> Query(JsonElement request, IReadOnlyList<JsonElement> filters)
    {
        if (Part(request, "filter") is { } filter)
        {
            filters = [.. filters, filter];
        }

        var prefetched = Prefetches(request).Select(p => Query(p, filters)).ToList();
        var query = Part(request, "query") ?? throw QdrantRefusal.NotHere("query without a vector");
        var limit = Part(request, "limit")?.GetInt32() ?? DefaultLimit;
        if (limit < 1)
        {
            throw QdrantRefusal.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"limit: value {limit} invalid, must be 1 or larger"));
        }

        return [.. Score(request, query, prefetched, filters)
            .OrderByDescending(p => p.Score)
            .ThenByDescending(p => p.Id, StringComparer.Ordinal)
            .Take(limit)];
    }

    private IEnumerable<RankedPoint> Score(JsonElement request, JsonElement query, List<IReadOnlyList<RankedPoint>> prefetched, IReadOnlyList<JsonElement> filters)
    {
        if (Part(query, "rrf") is { } rrf)
        {
            return FuseRanks(Required(prefetched), rrf);
        }

        if (Part(query, "formula") is { } formula)
        {
            return Rescore(Required(prefetched), formula);
        }

        if (prefetched.Count > 0)
        {
            throw QdrantRefusal.NotHere("rescoring by a vector");
        }

        var candidates = collection.Points.Where(p => filters.All(f => QdrantFilterEvaluation.Passes(f, p)));
        return Nearest(Part(query, "nearest") ?? query, Part(request, "using")?.GetString() ?? "", candidates);
    }

    private IEnumerable<RankedPoint> Nearest(JsonElement vector, string name, IEnumerable<StoredPoint> candidates)
    {
        if (collection.DenseSize(name) is { } size)
        {
            var wanted = StoredPoint.Normalise(StoredPoint.ReadDense(vector, size));
            return candidates
                .Where(p => p.Dense.ContainsKey(name))
                .Select(p => new RankedPoint(p.Id, (float)p.Dense[name].Zip(wanted, (a, b) => (double)a * b).Sum()));
        }

        if (!collection.IsSparse(name))
        {
            throw QdrantRefusal.WrongInput($"Not existing vector name error: {name}");
        }

        var weights = StoredPoint.ReadSparse(vector).ToDictionary(w => w.Key, w => w.Value * (collection.UsesIdf(name) ? Idf(name, w.Key) : 1));
        return candidates
            .Where(p => p.Sparse.TryGetValue(name, out var terms) && weights.Keys.Any(terms.ContainsKey))
            .Select(p => new RankedPoint(p.Id, (float)weights.Sum(w => p.Sparse[name].TryGetValue(w.Key, out var value) ? w.Value * value : 0)));
    }

    /// <summary>Reckoned among all live vectors of the name, whatever the filter.</summary>
    private double Idf(string name, uint index)
    {
        var vectors = collection.Points.Where(p => p.Sparse.ContainsKey(name)).Select(p => p.Sparse[name]).ToList();
        double frequency = vectors.Count(v => v.ContainsKey(index));
        return Math.Log(((vectors.Count - frequency + 0.5) / (frequency + 0.5)) + 1);
    }

    private static IEnumerable<RankedPoint> FuseRanks(List<IReadOnlyList<RankedPoint>> prefetched, JsonElement rrf)
    {
        var k = Part(rrf, "k")?.GetInt32() ?? DefaultK;
        var weights = Part(rrf, "weights")?.EnumerateArray().Select(w => w.GetDouble()).ToArray() ?? [.. prefetched.Select(_ => 1.0)];
        if (weights.Length != prefetched.Count)
        {
            throw QdrantRefusal.WrongInput("number of weights must match the number of prefetches");
        }

        return prefetched
            .SelectMany((list, i) => list.Select((point, position) => (point.Id, Score: 1 / (((position + 1) / weights[i]) + k - 1))))
            .GroupBy(p => p.Id, StringComparer.Ordinal)
            .Select(g => new RankedPoint(g.Key, (float)g.Sum(p => p.Score)));
    }

    private static IEnumerable<RankedPoint> Rescore(List<IReadOnlyList<RankedPoint>> prefetched, JsonElement formula)
    {
        var scores = prefetched.Select(list => list.ToDictionary(p => p.Id, p => p.Score, StringComparer.Ordinal)).ToList();
        return scores
            .SelectMany(s => s.Keys)
            .Distinct(StringComparer.Ordinal)
            .Select(id => new RankedPoint(id, (float)Evaluate(formula, id, scores)));
    }

    private static double Evaluate(JsonElement expression, string id, List<Dictionary<string, float>> scores)
    {
        if (expression.ValueKind == JsonValueKind.Number)
        {
            return expression.GetSingle();
        }

        if (expression.ValueKind == JsonValueKind.String)
        {
            var index = expression.GetString() switch
            {
                "$score" => 0,
                ['$', 's', 'c', 'o', 'r', 'e', '[', .. var number, ']'] => int.Parse(number, CultureInfo.InvariantCulture),
                var other => throw QdrantRefusal.NotHere($"variable {other}"),
            };
            return index < scores.Count ? scores[index].GetValueOrDefault(id) : throw QdrantRefusal.WrongInput("no such prefetch");
        }

        if (Part(expression, "sum") is { } sum)
        {
            return sum.EnumerateArray().Sum(e => Evaluate(e, id, scores));
        }

        return Part(expression, "mult") is { } product
            ? product.EnumerateArray().Aggregate(1.0, (value, e) => value * Evaluate(e, id, scores))
            : throw QdrantRefusal.NotHere(expression.GetRawText());
    }

    private static List<IReadOnlyList<RankedPoint>> Required(List<IReadOnlyList<RankedPoint>> prefetched) =>
        prefetched.Count > 0 ? prefetched : throw QdrantRefusal.WrongInput("fusion and formula need a prefetch");

    private static IEnumerable<JsonElement> Prefetches(JsonElement request) => Part(request, "prefetch") switch
    {
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray(),
        { } one => [one],
        null => [],
    };

    private static JsonElement? Part(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;
}

internal sealed record RankedPoint(string Id, float Score);
