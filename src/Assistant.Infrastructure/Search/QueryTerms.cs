using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Search;

/// <summary>The terms of a question with the number of passages that hold them.</summary>
internal static class QueryTerms
{
    /// <summary>Where the index can't count, the ranking model estimates; a term that only newer passages hold is counted in the hits.</summary>
    public static IReadOnlyList<QueryTerm> Describe(AnalyzedQuery query, VectorQueryResult found, RankingModel model, IEnumerable<SearchHit> hits)
    {
        var weighted = query.Terms.Where(t => t.Weight > 0).ToList();
        var texts = found.DocumentFrequencies is null ? hits.Select(h => SearchKey.Of(h.Chunk.Text)).ToList() : [];
        return [.. weighted.Select((term, i) => new QueryTerm(term.Text, term.Class == TermClass.Word, term.Weight, Frequency(term, i)))];

        int Frequency(WeightedTerm term, int i) => found.DocumentFrequencies is { } counted
            ? counted[i]
            : Math.Max(model.EstimateFrequency(term.Key), texts.Count(t => t.Contains(term.Text, StringComparison.Ordinal)));
    }
}
