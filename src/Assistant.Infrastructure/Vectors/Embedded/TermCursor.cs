namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Goes through the passages of a term window by window.</summary>
internal unsafe struct TermCursor(PostingList postings, float weight)
{
    private int _start;
    private int _end;

    /// <summary>The most that the term adds to a score.</summary>
    public float Bound { get; } = weight * postings.MaxImpact;

    /// <summary>How many passages of the window have the term.</summary>
    public readonly int Count => _end - _start;

    /// <summary>Windows are asked for in ascending order.</summary>
    public void MoveTo(int first, int end)
    {
        _start = Seek(_end, first);
        _end = Seek(_start, end);
    }

    /// <param name="scores">Of the passages of the window.</param>
    public readonly void AddAll(float* scores)
    {
        var passages = postings.Passages;
        var impacts = postings.Impacts;
        for (var i = _start; i < _end; i++)
        {
            scores[passages[i] & LexicalSearch.WindowMask] += weight * impacts[i];
        }
    }

    /// <param name="candidates">Ascending.</param>
    public readonly void AddTo(float* scores, ReadOnlySpan<int> candidates)
    {
        var passages = postings.Passages;
        var impacts = postings.Impacts;
        var place = _start;
        foreach (var candidate in candidates)
        {
            place = Seek(place, candidate, _end);
            if (place == _end)
            {
                return;
            }

            if (passages[place] == candidate)
            {
                scores[candidate & LexicalSearch.WindowMask] += weight * impacts[place];
            }
        }
    }

    private readonly int Seek(int from, int passage) => Seek(from, passage, postings.Count);

    /// <summary>The first place from there on whose passage is not before the one that is sought: steps that double, then halves.</summary>
    private readonly int Seek(int from, int passage, int end)
    {
        var passages = postings.Passages;
        if (from >= end || passages[from] >= passage)
        {
            return from;
        }

        var step = 1;
        while (from + step < end && passages[from + step] < passage)
        {
            from += step;
            step <<= 1;
        }

        var (low, high) = (from + 1, Math.Min(from + step, end));
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (passages[middle] < passage)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
