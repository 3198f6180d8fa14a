using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

/// <summary>What every index must find, written from the formulas of <see cref="VectorQuery"/> and <see cref="FusionOptions"/> and nothing else.</summary>
internal sealed class ExhaustiveSearch
{
    private readonly Dictionary<string, IndexedDocument> _documents = new(StringComparer.Ordinal);

    public int Passages => _documents.Values.Sum(d => d.Passages.Count);

    public void Apply(VectorIndexChange change)
    {
        foreach (var id in change.Removed)
        {
            _documents.Remove(id);
        }

        foreach (var document in change.Documents)
        {
            _documents[document.Id] = document;
        }
    }

    /// <summary>Of the query's terms in their order, passages each.</summary>
    public IReadOnlyList<int> Frequencies(VectorQuery query)
    {
        var frequencies = _documents.Values.SelectMany(d => d.Passages).SelectMany(p => p.Terms).CountBy(t => t.Key).ToDictionary();
        return [.. query.Terms.Select(t => frequencies.GetValueOrDefault(t.Key))];
    }

    /// <summary>Everything that is found, best first, without the limit of the query.</summary>
    public IReadOnlyList<VectorHit> Rank(VectorQuery query)
    {
        var candidates = _documents.Values.Where(d => Allows(query.Filter, d)).SelectMany(d => d.Passages).ToList();
        var weights = query.Terms.Zip(Frequencies(query)).ToDictionary(t => t.First.Key, t => t.First.Weight * Idf(t.Second));
        var lexical = query.Mode == SearchMode.Dense ? [] : Ordered(candidates.Select(p => Hit(p, Lexical(weights, p))));
        var dense = query.Mode == SearchMode.Lexical ? [] : Ordered(candidates.Select(p => Hit(p, Cosine(query, p))));
        return query.Mode switch
        {
            SearchMode.Lexical => lexical,
            SearchMode.Dense => dense,
            _ => Fuse(query.Fusion, lexical, dense),
        };
    }

    private static bool Allows(VectorFilter filter, IndexedDocument document) =>
        filter.Access.Allows(document.Metadata.Access)
        && (filter.Filters.Kinds.Count == 0 || filter.Filters.Kinds.Contains(document.Metadata.Kind))
        && (filter.Filters.Departments.Count == 0 || (document.Metadata.Department is { } department && filter.Filters.Departments.Contains(department)))
        && (filter.ValidOn is not { } day || Last(document.Metadata) is not { } last || last >= day)
        && (filter.Filters.DocumentIds.Count == 0 || filter.Filters.DocumentIds.Contains(document.Id));

    /// <summary>The earlier of what is stated and the day before the document that replaces it.</summary>
    private static DateOnly? Last(DocumentMetadata metadata)
    {
        DateOnly?[] ends = [metadata.Expires, metadata.SupersededFrom?.AddDays(-1)];
        return ends.Min();
    }

    private static double? Lexical(Dictionary<uint, double> weights, IndexedPassage passage)
    {
        var shared = passage.Terms.Where(t => weights.ContainsKey(t.Key)).Select(t => weights[t.Key] * t.Impact / 255).ToList();
        return shared.Count == 0 ? null : shared.Sum();
    }

    private double Idf(double df) => Math.Log(1 + ((Passages - df + 0.5) / (df + 0.5)));

    private static double? Cosine(VectorQuery query, IndexedPassage passage)
    {
        if (query.Dense.IsEmpty || passage.Dense.IsEmpty)
        {
            return null;
        }

        var sum = 0.0;
        for (var i = 0; i < query.Dense.Length; i++)
        {
            sum += (double)query.Dense.Span[i] * passage.Dense.Span[i];
        }

        return sum;
    }

    private static List<VectorHit> Fuse(FusionOptions options, List<VectorHit> lexical, List<VectorHit> dense)
    {
        Dictionary<string, double> scores = new(StringComparer.Ordinal);
        Add(lexical, options.LexicalWeight);
        Add(dense, options.DenseWeight);
        return Ordered(scores.Select(s => (VectorHit?)new VectorHit(s.Key, s.Value)));

        void Add(List<VectorHit> list, double weight)
        {
            for (var position = 0; position < Math.Min(list.Count, options.Prefetch); position++)
            {
                var hit = list[position];
                var part = options.Method == FusionMethod.ReciprocalRank
                    ? 1 / (((position + 1) / weight) + options.K - 1)
                    : weight * hit.Score;
                scores[hit.ChunkId] = scores.GetValueOrDefault(hit.ChunkId) + part;
            }
        }
    }

    private static VectorHit? Hit(IndexedPassage passage, double? score) => score is { } value ? new VectorHit(passage.ChunkId, value) : null;

    private static List<VectorHit> Ordered(IEnumerable<VectorHit?> hits) =>
        [.. hits.OfType<VectorHit>().OrderByDescending(h => h.Score).ThenBy(h => h.ChunkId, StringComparer.Ordinal)];
}
