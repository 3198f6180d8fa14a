namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>The best of all that is added; of equal scores the lower chunk id is better. The worst is at the root of a heap.</summary>
internal sealed class BestHits(int capacity)
{
    private readonly ScoredChunk[] _heap = new ScoredChunk[capacity];
    private int _count;

    /// <summary>What scores less cannot enter; negative infinity while there is room.</summary>
    public float Threshold => _count == capacity ? _heap[0].Score : float.NegativeInfinity;

    public void Add(float score, UInt128 chunk)
    {
        var hit = new ScoredChunk(score, chunk);
        if (_count < capacity)
        {
            Rise(_count++, hit);
        }
        else if (hit.IsBetterThan(_heap[0]))
        {
            Sink(hit);
        }
    }

    /// <summary>Best first.</summary>
    public ScoredChunk[] ToArray()
    {
        var hits = _heap.AsSpan(0, _count).ToArray();
        Array.Sort(hits, static (a, b) => a.IsBetterThan(b) ? -1 : b.IsBetterThan(a) ? 1 : 0);
        return hits;
    }

    private void Rise(int place, ScoredChunk hit)
    {
        while (place > 0 && _heap[(place - 1) / 2].IsBetterThan(hit))
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _heap[place] = hit;
    }

    private void Sink(ScoredChunk hit)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child + 1 < _count && _heap[child].IsBetterThan(_heap[child + 1]))
            {
                child++;
            }

            if (child >= _count || !hit.IsBetterThan(_heap[child]))
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = hit;
    }
}

internal readonly record struct ScoredChunk(float Score, UInt128 Chunk)
{
    public bool IsBetterThan(ScoredChunk other) => Score > other.Score || (Score == other.Score && Chunk < other.Chunk);
}
