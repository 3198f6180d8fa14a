using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Search;

/// <summary>Says why each hit ranks where it does: its place in either list, and what each shared term adds.</summary>
internal sealed class HitExplainer(IVectorIndex index, PassageAnalyzer analyzer)
{
    public async Task<List<SearchHit>> ExplainAsync(IReadOnlyList<SearchHit> hits, IReadOnlyList<OrderedHit> ordered, ExplainedQuery query, CancellationToken cancellationToken)
    {
        var lexical = await ListAsync(SearchMode.Lexical, query, cancellationToken);
        var dense = query.Vector.IsEmpty ? [] : await ListAsync(SearchMode.Dense, query, cancellationToken);
        return [.. hits.Select(hit =>
        {
            var terms = Explain(hit, query);
            var place = ordered.First(o => o.Hit.Chunk.Id == hit.Chunk.Id);
            var hasDense = dense.TryGetValue(hit.Chunk.Id, out var near);
            return hit with
            {
                Explanation = new HitExplanation(
                    lexical.TryGetValue(hit.Chunk.Id, out var found) ? found.Rank : null,
                    terms.Sum(t => t.Score),
                    hasDense ? near.Rank : null,
                    hasDense ? near.Score : null,
                    place.Score,
                    terms,
                    place.Others),
            };
        })];
    }

    private async Task<Dictionary<string, (int Rank, double Score)>> ListAsync(SearchMode mode, ExplainedQuery query, CancellationToken cancellationToken)
    {
        var list = await index.QueryAsync(query.ToVectorQuery(mode), cancellationToken);
        return list.Hits.Select((h, i) => (h.ChunkId, Rank: i + 1, h.Score)).ToDictionary(h => h.ChunkId, h => (h.Rank, h.Score), StringComparer.Ordinal);
    }

    private List<TermExplanation> Explain(SearchHit hit, ExplainedQuery query)
    {
        var passage = analyzer.Analyze(hit.Document, [hit.Chunk]).Single();
        var impacts = query.Ranked.Vectorizer.Impacts(passage).ToDictionary(i => i.Key, i => i.Impact * (double)TermImpact.Unit);
        var weighted = query.Query.Terms.Where(t => t.Weight > 0).ToList();
        return [.. weighted
            .Select((term, i) => (Term: term, Frequency: query.Terms[i].DocumentFrequency))
            .Where(t => impacts.ContainsKey(t.Term.Key))
            .Select(t =>
            {
                var rarity = Math.Log(1 + ((query.Passages - t.Frequency + 0.5) / (t.Frequency + 0.5)));
                var count = passage.Find(t.Term.Key)!.Value;
                var impact = impacts[t.Term.Key];
                return new TermExplanation(t.Term.Text, t.Term.Class, t.Term.Origin, t.Term.Weight, rarity, impact, count.Context, count.Body, t.Term.Weight * rarity * impact);
            })
            .OrderByDescending(t => t.Score)];
    }
}

/// <param name="Terms">One for each term of the query that has a weight, in the same order.</param>
/// <param name="Passages">How many the index holds.</param>
internal sealed record ExplainedQuery(
    AnalyzedQuery Query,
    ReadOnlyMemory<float> Vector,
    IReadOnlyList<QueryTerm> Terms,
    int Passages,
    SearchRequest Request,
    RankedIndex Ranked,
    FusionOptions Fusion,
    DateOnly Today)
{
    public VectorQuery ToVectorQuery(SearchMode mode) => new(
        Ranked.Version,
        mode,
        [.. Query.Terms.Where(t => t.Weight > 0).Select(t => new QueryTermWeight(t.Key, t.Weight))],
        Vector,
        new VectorFilter(Request.Access, Request.Filters ?? new SearchFilters()) { ValidOn = Request.Filters is { IncludeOutdated: true } ? null : Today },
        Fusion.Prefetch,
        Fusion);
}
