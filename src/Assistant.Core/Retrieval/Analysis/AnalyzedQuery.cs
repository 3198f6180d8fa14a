using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Where a term of the query comes from.</summary>
public enum TermOrigin
{
    /// <summary>The question itself.</summary>
    Question,

    /// <summary>A word that may stand for one of the question's.</summary>
    Synonym,

    /// <summary>The other names that the city's own glossary gives a word.</summary>
    Glossary,

    /// <summary>The nearest known spelling of a word that the documents do not hold.</summary>
    Spelling,
}

/// <param name="Key"><see cref="Vectors.TermKey.Of"/> of class and text.</param>
/// <param name="Weight">Above 0; by class and origin, without rarity.</param>
public sealed record WeightedTerm(string Text, TermClass Class, TermOrigin Origin, uint Key, float Weight);

/// <param name="Text">As the person wrote it, for an embedding model.</param>
/// <param name="Terms">Each key once, with its highest weight.</param>
public sealed record AnalyzedQuery(string Text, IReadOnlyList<WeightedTerm> Terms);
