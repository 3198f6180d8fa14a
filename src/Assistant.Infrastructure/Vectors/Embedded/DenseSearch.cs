using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// The passages nearest to a query, exactly. All quantised rows are compared first; what rounding can have cost at most
/// is known for each row, so that only the rows that may be among the best are compared again with their exact values.
/// </summary>
internal sealed unsafe class DenseSearch : IDisposable
{
    /// <summary>Rows that a worker takes at a time.</summary>
    private const int PartSize = 8_192;

    /// <summary>What float arithmetic may lose in a score.</summary>
    private const float Slack = 1e-5f;

    private readonly Snapshot _snapshot;
    private readonly PassageSet?[] _allowed;
    private readonly ReadOnlyMemory<float> _query;
    private readonly int _top;
    private readonly QuantizedQuery _quantized;
    private readonly List<(int Segment, int First)> _parts = [];
    private readonly int[] _offsets;
    private readonly int _rows;
    private readonly float[] _bounds;
    private int _taken;

    public DenseSearch(Snapshot snapshot, PassageSet?[] allowed, ReadOnlyMemory<float> query, int top)
    {
        _snapshot = snapshot;
        _allowed = allowed;
        _query = query;
        _top = top;
        _quantized = Quantizer.QuantizeQuery(query.Span);
        _offsets = new int[allowed.Length];
        for (var s = 0; s < allowed.Length; s++)
        {
            var passages = snapshot.Segments[s].Segment.Passages;
            _offsets[s] = _rows;
            _rows += passages;
            for (var first = 0; first < passages; first += PartSize)
            {
                _parts.Add((s, first));
            }
        }

        _bounds = ArrayPool<float>.Shared.Rent(_rows);
    }

    public int Parts => _parts.Count;

    /// <summary>Takes part in comparing the quantised rows, until none is left; any number of threads may.</summary>
    public void Scan(CancellationToken cancellationToken)
    {
        while (Interlocked.Increment(ref _taken) - 1 is var part && part < _parts.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Scan(_parts[part].Segment, _parts[part].First);
        }
    }

    /// <summary>When all parts have been scanned.</summary>
    public ScoredChunk[] Finish()
    {
        var hits = new BestHits(_top);
        var first = LeastOfTop();
        Rescore(hits, first, float.PositiveInfinity);
        Rescore(hits, MathF.Max(hits.Threshold, float.MinValue), first);
        return hits.ToArray();
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(_bounds);

    private void Scan(int number, int first)
    {
        var segment = _snapshot.Segments[number].Segment;
        var allowed = _allowed[number];
        var end = Math.Min(first + PartSize, segment.Passages);
        var rows = segment.Rows;
        var quantized = segment.QuantizedRow(0);
        var bounds = _bounds.AsSpan(_offsets[number], segment.Passages);
        fixed (short* query = _quantized.Values)
        {
            for (var passage = first; passage < end; passage++)
            {
                if (allowed is null || allowed.Contains(passage))
                {
                    var product = QuantizedDot.Of(quantized + ((long)passage * segment.RowBytes), query, segment.RowBytes);
                    bounds[passage] = Bound(product, rows[passage]);
                }
                else
                {
                    bounds[passage] = float.NegativeInfinity;
                }
            }
        }
    }

    /// <summary>The exact score is not above this: rows have unit length.</summary>
    private float Bound(int product, RowInfo row) =>
        (product * _quantized.Scale * row.Scale) + (row.Error * _quantized.Norm) + ((1 + row.Error) * _quantized.Error) + Slack;

    /// <summary>So many rows as hits are wanted have at least this bound.</summary>
    private float LeastOfTop()
    {
        var best = new PriorityQueue<float, float>(_top);
        var least = float.MinValue;
        var bounds = _bounds.AsSpan(0, _rows);
        for (var i = 0; i < bounds.Length; i++)
        {
            i = SkipBelow(bounds, i, least);
            if (i == bounds.Length)
            {
                break;
            }

            if (best.Count < _top)
            {
                best.Enqueue(bounds[i], bounds[i]);
            }
            else
            {
                _ = best.EnqueueDequeue(bounds[i], bounds[i]);
            }

            least = best.Count == _top ? best.Peek() : float.MinValue;
        }

        return least;
    }

    private void Rescore(BestHits hits, float from, float below)
    {
        for (var s = 0; s < _allowed.Length; s++)
        {
            var segment = _snapshot.Segments[s].Segment;
            var bounds = _bounds.AsSpan(_offsets[s], segment.Passages);
            for (var i = SkipBelow(bounds, 0, from); i < bounds.Length; i = SkipBelow(bounds, i + 1, from))
            {
                if (bounds[i] < below)
                {
                    hits.Add(TensorPrimitives.Dot(_query.Span, segment.ExactRow(i)), segment.ChunkIds[i]);
                }
            }
        }
    }

    private static int SkipBelow(ReadOnlySpan<float> bounds, int i, float least)
    {
        var leasts = new Vector<float>(least);
        while (i <= bounds.Length - Vector<float>.Count && !Vector.GreaterThanOrEqualAny(new Vector<float>(bounds[i..]), leasts))
        {
            i += Vector<float>.Count;
        }

        while (i < bounds.Length && bounds[i] < least)
        {
            i++;
        }

        return i;
    }
}
