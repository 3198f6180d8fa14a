using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Semantic;

namespace Assistant.Core.Retrieval.Ranking;

/// <summary>Learns a <see cref="RankingModel"/> from a corpus, or from every so-manieth passage of a large one.</summary>
public sealed class RankingModelTrainer(Bm25Options options, TermWeights weights)
{
    /// <summary>More passages change the directions little and cost time and memory.</summary>
    public const int LargestSample = 16_384;

    /// <summary>Which passages to train on: every passage whose number is a multiple.</summary>
    public static int Stride(int passages) => Math.Max(1, (passages + LargestSample - 1) / LargestSample);

    /// <param name="passages">Of the whole corpus.</param>
    /// <param name="withSemantic">False when an embedding model makes the dense vectors.</param>
    public RankingModel Train(int passages, CorpusSample corpus, bool withSemantic, CancellationToken cancellationToken)
    {
        var sample = corpus.Passages;
        var averages = FieldAverages.Of(sample);
        var frequencies = TermFrequencies.Count(sample);
        var semantic = withSemantic
            ? new LatentSemanticTrainer(weights).Train(sample, frequencies, new Bm25Impacts(options, averages), cancellationToken)
            : null;
        return new RankingModel(passages, averages, frequencies, semantic, new SpellingVocabulary(corpus.Vocabulary), new Glossary(corpus.Glossary));
    }
}

/// <param name="Passages">Every <see cref="RankingModelTrainer.Stride"/>-th passage of the corpus.</param>
/// <param name="Vocabulary">The words of these passages.</param>
/// <param name="Glossary">Names of one thing, a group for each entry of a glossary.</param>
public sealed record CorpusSample(IReadOnlyList<FieldTerms> Passages, IReadOnlyCollection<string> Vocabulary, IReadOnlyList<GlossaryGroup> Glossary);
