using System.Text.Json.Serialization;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Body of <c>POST /collections/{name}/points/query</c>.</summary>
/// <param name="Filter">Goes down to every prefetch.</param>
internal sealed record QueryPoints(
    QdrantQuery Query,
    string? Using,
    IReadOnlyList<QdrantPrefetch>? Prefetch,
    QdrantFilter? Filter,
    SearchParams? Params,
    int Limit)
{
    public bool WithPayload => false;

    public bool WithVector => false;
}

internal sealed record QdrantPrefetch(QdrantQuery Query, string Using, SearchParams? Params, int Limit);

/// <summary>Exactly one of the three is set.</summary>
internal sealed record QdrantQuery(QdrantVector? Nearest = null, RankFusion? Rrf = null, ScoreSum? Formula = null);

internal sealed record RankFusion(int K, IReadOnlyList<float> Weights);

internal sealed record ScoreSum(IReadOnlyList<WeightedScore> Sum);

/// <summary><c>weight · $score[prefetch]</c>; a prefetch that doesn't hold the point counts as 0.</summary>
[JsonConverter(typeof(WeightedScoreConverter))]
internal readonly record struct WeightedScore(float Weight, int Prefetch);

/// <param name="Exact">Every vector is compared, without the graph and without quantised values.</param>
internal sealed record SearchParams(bool Exact, QuantizationSearch? Quantization = null);

/// <param name="Rescore">The best by quantised values are scored again by the stored ones.</param>
/// <param name="Oversampling">How many times the limit is taken for that.</param>
internal sealed record QuantizationSearch(bool Rescore, double Oversampling);

internal sealed record QdrantFilter(IReadOnlyList<QdrantCondition>? Must, IReadOnlyList<QdrantCondition>? MustNot = null);

/// <summary>Either a field that matches or lies in a range, or ids.</summary>
internal sealed record QdrantCondition(string? Key = null, QdrantMatch? Match = null, IReadOnlyList<Guid>? HasId = null, QdrantRange? Range = null)
{
    public static QdrantCondition AtLeast(string key, int value) => new(key, Range: new QdrantRange(value));

    public static QdrantCondition AnyOf(string key, IEnumerable<string> values) =>
        new(key, new QdrantMatch([.. values.Distinct(StringComparer.Ordinal)]));
}

/// <param name="Gte">Lower end, included.</param>
internal sealed record QdrantRange(int Gte);

internal sealed record QdrantMatch(IReadOnlyList<string> Any);

internal sealed record QueryResult(IReadOnlyList<ScoredPoint> Points);

internal sealed record ScoredPoint(Guid Id, float Score);
