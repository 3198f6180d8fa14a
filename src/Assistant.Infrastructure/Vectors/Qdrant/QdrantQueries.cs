using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>
/// A question in Qdrant's terms. The server's modifier multiplies each weight with the term's rarity, so the sparse score is the
/// documented one; both of its fusions are the documented ones as well.
/// </summary>
internal static class QdrantQueries
{
    // Comparing this many vectors takes a server a few milliseconds, and gives what every other implementation gives.
    private const int MostForExact = 20_000;
    private const double Oversampling = 3;

    /// <param name="passages">How many the index holds.</param>
    /// <returns>Null when nothing can be found.</returns>
    public static QueryPoints? Build(VectorQuery query, bool alwaysExact, int passages)
    {
        var parts = Parts(query, alwaysExact || passages <= MostForExact ? new SearchParams(Exact: true) : new SearchParams(Exact: false, new QuantizationSearch(Rescore: true, Oversampling)));
        var filter = QdrantFilters.Build(query.Filter);
        return parts switch
        {
            [] => null,
            [var part] when query.Mode != SearchMode.Hybrid => new QueryPoints(part.Query, part.Using, null, filter, part.Params, query.Top),
            _ => new QueryPoints(Fuse(query.Fusion, [.. parts.Select(p => p.Weight)]), null, [.. parts.Select(p => new QdrantPrefetch(p.Query, p.Using, p.Params, query.Fusion.Prefetch))], filter, null, query.Top),
        };
    }

    private static List<Part> Parts(VectorQuery query, SearchParams dense)
    {
        List<Part> parts = [];
        if (query.Mode != SearchMode.Dense && query.Terms.Count > 0)
        {
            var terms = new QdrantVector.Sparse([.. query.Terms.Select(t => t.Key)], [.. query.Terms.Select(t => t.Weight)]);
            parts.Add(new Part(new QdrantQuery(Nearest: terms), QdrantLayout.Terms, null, query.Fusion.LexicalWeight));
        }

        if (query.Mode != SearchMode.Lexical && !query.Dense.IsEmpty)
        {
            parts.Add(new Part(new QdrantQuery(Nearest: new QdrantVector.Dense(query.Dense)), QdrantLayout.Dense, dense, query.Fusion.DenseWeight));
        }

        return parts;
    }

    private static QdrantQuery Fuse(FusionOptions options, IReadOnlyList<float> weights) => options.Method == FusionMethod.ReciprocalRank
        ? new QdrantQuery(Rrf: new RankFusion(options.K, weights))
        : new QdrantQuery(Formula: new ScoreSum([.. weights.Select((weight, i) => new WeightedScore(weight, i))]));

    private sealed record Part(QdrantQuery Query, string Using, SearchParams? Params, float Weight);
}
