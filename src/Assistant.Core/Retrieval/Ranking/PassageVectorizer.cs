using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Semantic;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Core.Retrieval.Ranking;

/// <summary>Makes the vectors of passages and questions with one ranking model.</summary>
public sealed class PassageVectorizer(RankingModel model, Bm25Options options, TermWeights weights)
{
    private readonly Bm25Impacts _impacts = new(options, model.Averages);
    private readonly LatentSemanticTrainer _semantic = new(weights);

    public RankingModel Model => model;

    public IReadOnlyList<TermImpact> Impacts(FieldTerms passage) => _impacts.Of(passage);

    /// <summary>Of the built-in model; empty when there is none or it knows no term of the passage.</summary>
    public ReadOnlyMemory<float> Dense(FieldTerms passage) =>
        model.Semantic?.Encode(_semantic.Values(passage, _impacts)) ?? ReadOnlyMemory<float>.Empty;

    /// <summary>Of the built-in model; empty when there is none or it knows no term of the question.</summary>
    public ReadOnlyMemory<float> Dense(AnalyzedQuery query) =>
        model.Semantic?.Encode(query.Terms.Where(t => LatentSemanticTrainer.HasMeaning(t.Class)).Select(t => (t.Key, t.Weight))) ?? ReadOnlyMemory<float>.Empty;
}
