using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval;

/// <summary>Why a hit ranks where it does.</summary>
/// <param name="LexicalRank">Place in the list by words, from 1; null when it is not among the fused part of the list.</param>
/// <param name="LexicalScore">Σ of <see cref="Terms"/>' scores.</param>
/// <param name="DenseRank">Place in the list by meaning, from 1; null as above.</param>
/// <param name="DenseScore">Cosine with the question, −1 to 1; null when the list does not hold it.</param>
/// <param name="RerankScore">Of the reranking model; null when there is none.</param>
/// <param name="Terms">The terms that question and passage share, the most telling first.</param>
/// <param name="NearDuplicates">Ids of passages that were left out because they say the same.</param>
public sealed record HitExplanation(
    int? LexicalRank,
    double LexicalScore,
    int? DenseRank,
    double? DenseScore,
    double? RerankScore,
    IReadOnlyList<TermExplanation> Terms,
    IReadOnlyList<string> NearDuplicates);

/// <param name="Weight">By class and origin of the term.</param>
/// <param name="Rarity">idf.</param>
/// <param name="Impact">0–1: frequency in title, headings and text, saturated and set against the passage's length.</param>
/// <param name="InContext">Occurrences in title and headings.</param>
/// <param name="InBody">Occurrences in the passage.</param>
/// <param name="Score">Weight · rarity · impact.</param>
public sealed record TermExplanation(
    string Text,
    TermClass Class,
    TermOrigin Origin,
    double Weight,
    double Rarity,
    double Impact,
    int InContext,
    int InBody,
    double Score);
