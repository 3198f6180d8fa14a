using System.Numerics.Tensors;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

/// <summary>What the definition of the scores says, computed for every passage.</summary>
internal sealed class Exhaustive
{
    private readonly SortedDictionary<string, IndexedDocument> _documents = new(StringComparer.Ordinal);

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

    public IReadOnlyList<int> Frequencies(VectorQuery query)
    {
        var frequencies = _documents.Values.SelectMany(d => d.Passages).SelectMany(p => p.Terms).CountBy(t => t.Key).ToDictionary();
        return [.. query.Terms.Select(t => frequencies.GetValueOrDefault(t.Key))];
    }

    public List<VectorHit> Lexical(VectorQuery query)
    {
        var passages = Passages;
        var weights = query.Terms.Zip(Frequencies(query)).ToDictionary(
            t => t.First.Key,
            t => t.First.Weight * Math.Log(1 + ((passages - t.Second + 0.5) / (t.Second + 0.5))));
        return Best(query, p => p.Terms.Sum(t => weights.GetValueOrDefault(t.Key) * t.Impact / 255), score => score > 0);
    }

    public List<VectorHit> Dense(VectorQuery query) => Best(
        query,
        p => p.Dense.IsEmpty ? double.NaN : TensorPrimitives.Dot(p.Dense.Span, query.Dense.Span),
        score => !double.IsNaN(score));

    private List<VectorHit> Best(VectorQuery query, Func<IndexedPassage, double> score, Func<double, bool> found) =>
        [.. _documents.Values.Where(d => IsAllowed(query.Filter, d))
            .SelectMany(d => d.Passages)
            .Select(p => new VectorHit(p.ChunkId, score(p)))
            .Where(h => found(h.Score))
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.ChunkId, StringComparer.Ordinal)];

    private static bool IsAllowed(VectorFilter filter, IndexedDocument document) =>
        (filter.Access.All || document.Metadata.Access.Any(filter.Access.Codes.Contains))
        && (filter.Filters.Kinds.Count == 0 || filter.Filters.Kinds.Contains(document.Metadata.Kind))
        && (filter.Filters.Departments.Count == 0 || (document.Metadata.Department is { } department && filter.Filters.Departments.Contains(department)))
        && (filter.Filters.DocumentIds.Count == 0 || filter.Filters.DocumentIds.Contains(document.Id));
}
