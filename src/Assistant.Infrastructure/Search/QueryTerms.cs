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
    /// <param name="hits">The terms of what was found; asked for only where they are needed.</param>
    public static IReadOnlyList<QueryTerm> Describe(AnalyzedQuery query, VectorQueryResult found, RankingModel model, Func<IEnumerable<FieldTerms>> hits)
    {
        var weighted = query.Terms.Where(t => t.Weight > 0).ToList();
        var read = found.DocumentFrequencies is null ? hits().ToList() : [];
        return [.. weighted.Select((term, i) => new QueryTerm(term.Text, term.Class == TermClass.Word, term.Weight, Frequency(term, i)))];

        int Frequency(WeightedTerm term, int i) => found.DocumentFrequencies is { } counted
            ? counted[i]
            : Math.Max(model.EstimateFrequency(term.Key), read.Count(passage => passage.Find(term.Key) is not null));
    }
}
