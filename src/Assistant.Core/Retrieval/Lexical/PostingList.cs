namespace Assistant.Core.Retrieval.Lexical;

/// <summary>Where a term stands: passage numbers ascending, with its frequency in each field.</summary>
internal sealed class PostingList
{
    private readonly List<int> _passages = [];
    private readonly List<int> _bodyFrequencies = [];
    private readonly List<int> _contextFrequencies = [];

    public int Count => _passages.Count;

    public IReadOnlyList<int> Passages => _passages;

    public IReadOnlyList<int> BodyFrequencies => _bodyFrequencies;

    public IReadOnlyList<int> ContextFrequencies => _contextFrequencies;

    /// <summary>Passages arrive in ascending order; the same passage again adds to its last entry.</summary>
    public void Add(int passage, bool inBody)
    {
        if (_passages.Count == 0 || _passages[^1] != passage)
        {
            _passages.Add(passage);
            _bodyFrequencies.Add(0);
            _contextFrequencies.Add(0);
        }

        (inBody ? _bodyFrequencies : _contextFrequencies)[^1]++;
    }
}

/// <summary>Lengths of one field, in terms.</summary>
internal sealed class FieldNorms(IReadOnlyList<int> lengths)
{
    private readonly double _average = lengths.Count == 0 ? 1 : Math.Max(1, lengths.Average());

    public double Normalise(int passage, double b) => 1 - b + (b * lengths[passage] / _average);
}
