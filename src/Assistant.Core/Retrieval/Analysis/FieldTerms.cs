using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>How often each term stands in the two fields of a passage.</summary>
/// <param name="keys">Ascending.</param>
/// <param name="counts">One a key.</param>
/// <param name="contextLength">Terms in title and heading path, repetitions counted.</param>
/// <param name="bodyLength">Terms in the passage itself, repetitions counted.</param>
public sealed class FieldTerms(uint[] keys, TermCount[] counts, int contextLength, int bodyLength)
{
    public int ContextLength => contextLength;

    public int BodyLength => bodyLength;

    /// <summary>Different terms.</summary>
    public int Count => keys.Length;

    internal ReadOnlySpan<uint> Keys => keys;

    internal ReadOnlySpan<TermCount> Counts => counts;

    /// <summary>Null when the passage does not hold the term.</summary>
    public TermCount? Find(uint key) => Array.BinarySearch(keys, key) is >= 0 and var index ? counts[index] : null;
}

/// <param name="Context">Occurrences in title and heading path.</param>
/// <param name="Body">Occurrences in the passage itself.</param>
public readonly record struct TermCount(TermClass Class, int Context, int Body);
