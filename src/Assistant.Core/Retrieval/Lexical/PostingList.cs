namespace Assistant.Core.Retrieval.Lexical;

/// <summary>Where a term stands: passage numbers ascending, with its frequency in each field.</summary>
internal sealed class PostingList
{
    private readonly List<int> passages = [];
    private readonly List<int> bodyFrequencies = [];
    private readonly List<int> contextFrequencies = [];

    public int Count => passages.Count;

    public IReadOnlyList<int> Passages => passages;

    public IReadOnlyList<int> BodyFrequencies => bodyFrequencies;

    public IReadOnlyList<int> ContextFrequencies => contextFrequencies;

    /// <summary>Passages arrive in ascending order; the same passage again adds to its last entry.</summary>
    public void Add(int passage, bool inBody)
    {
        if (passages.Count == 0 || passages[^1] != passage)
        {
            passages.Add(passage);
            bodyFrequencies.Add(0);
            contextFrequencies.Add(0);
        }

        (inBody ? bodyFrequencies : contextFrequencies)[^1]++;
    }
}

/// <summary>Lengths of one field, in terms.</summary>
internal sealed class FieldNorms(IReadOnlyList<int> lengths)
{
    private readonly double average = lengths.Count == 0 ? 1 : Math.Max(1, lengths.Average());

    public double Normalise(int passage, double b) => 1 - b + (b * lengths[passage] / average);
}
