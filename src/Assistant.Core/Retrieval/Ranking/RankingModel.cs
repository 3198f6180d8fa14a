using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Semantic;

namespace Assistant.Core.Retrieval.Ranking;

/// <summary>
/// What the vectors of an index are made with and the corpus itself has taught. Fixed until it is trained again, so
/// that a new passage changes no other passage's vector.
/// </summary>
/// <param name="Passages">How many passages the corpus had when it was trained.</param>
/// <param name="Frequencies">Of a sample of them where the corpus is large.</param>
/// <param name="Glossary">Other names that the documents' own glossaries give a word.</param>
/// <param name="Semantic">Null when an embedding model makes the dense vectors.</param>
public sealed record RankingModel(
    int Passages,
    FieldAverages Averages,
    TermFrequencies Frequencies,
    LatentSemanticModel? Semantic,
    SpellingVocabulary Spelling,
    Glossary Glossary)
{
    /// <summary>Share of new passages after which averages and directions no longer describe the corpus.</summary>
    private const double LargestDrift = 0.2;

    /// <summary>How many passages the corpus probably holds a term in, from the sample.</summary>
    public int EstimateFrequency(uint key) => Frequencies.Passages == 0
        ? 0
        : (int)Math.Round((double)Frequencies.Of(key) * Passages / Frequencies.Passages);

    public bool HasDrifted(int passages) => Math.Abs(passages - Passages) > LargestDrift * Math.Max(1, Passages);
}
