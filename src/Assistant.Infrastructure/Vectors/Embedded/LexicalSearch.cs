using System.Numerics;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// The passages with the highest sums of impacts, with MaxScore: once there are enough hits, the terms that cannot
/// lift a passage among them by themselves are only looked up for passages that other terms brought up. Works on windows of
/// passages whose scores stay in the first-level cache. The result is that of adding up everything.
/// </summary>
internal sealed unsafe class LexicalSearch
{
    public const int WindowMask = WindowSize - 1;

    private const int WindowSize = 4_096;

    /// <summary>A look-up costs about this many additions.</summary>
    private const int LookupCost = 8;

    /// <summary>Bounds are sums of floats too: they must not round below a score.</summary>
    private const float Slack = 1.00001f;
    private const float SlackBelow = 0.999999f;

    private readonly BestHits _hits;
    private readonly float[] _scores = new float[WindowSize];
    private readonly int[] _candidates = new int[WindowSize];

    private LexicalSearch(int top) => _hits = new BestHits(top);

    /// <param name="allowed">For each segment; null: all its passages.</param>
    public static ScoredChunk[] Run(Snapshot snapshot, PassageSet?[] allowed, QueryTerms terms, int top, CancellationToken cancellationToken)
    {
        var search = new LexicalSearch(top);
        for (var s = 0; s < allowed.Length; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var segment = snapshot.Segments[s].Segment;
            var cursors = new List<TermCursor>(terms.ByImpact.Count);
            foreach (var term in terms.ByImpact)
            {
                if (terms.Place(s, term) is >= 0 and var place)
                {
                    cursors.Add(new TermCursor(segment.Postings(place), term.Weight));
                }
            }

            search.Run(segment, allowed[s], CollectionsMarshal.AsSpan(cursors));
        }

        return search._hits.ToArray();
    }

    private void Run(Segment segment, PassageSet? allowed, Span<TermCursor> cursors)
    {
        // What the terms from each place on can add together.
        var rest = new float[cursors.Length + 1];
        for (var i = cursors.Length - 1; i >= 0; i--)
        {
            rest[i] = (rest[i + 1] + cursors[i].Bound) * Slack;
        }

        var essential = cursors.Length;
        fixed (float* scores = _scores)
        {
            for (var first = 0; first < segment.Passages; first += WindowSize)
            {
                while (essential > 0 && rest[essential - 1] < _hits.Threshold)
                {
                    essential--;
                }

                if (essential == 0)
                {
                    return;
                }

                Search(segment, allowed, cursors, rest, essential, first, scores);
            }
        }
    }

    private void Search(Segment segment, PassageSet? allowed, Span<TermCursor> cursors, float[] rest, int essential, int first, float* scores)
    {
        var end = Math.Min(first + WindowSize, segment.Passages);
        Array.Clear(_scores);
        for (var i = 0; i < essential; i++)
        {
            cursors[i].MoveTo(first, end);
            cursors[i].AddAll(scores);
        }

        var count = Candidates(allowed, first, end, rest[essential]);
        for (var i = essential; i < cursors.Length && count > 0; i++)
        {
            cursors[i].MoveTo(first, end);
            if (cursors[i].Count < (long)count * LookupCost)
            {
                cursors[i].AddAll(scores);
            }
            else
            {
                cursors[i].AddTo(scores, _candidates.AsSpan(0, count));
            }

            count = Keep(count, rest[i + 1]);
        }

        var chunks = segment.ChunkIds;
        for (var i = 0; i < count; i++)
        {
            _hits.Add(scores[_candidates[i] & WindowMask], chunks[_candidates[i]]);
        }
    }

    /// <summary>Those that what is still to come can lift among the hits.</summary>
    private int Candidates(PassageSet? allowed, int first, int end, float rest)
    {
        var least = MathF.Max(Least(rest), float.Epsilon);
        var leasts = new Vector<float>(least);
        var count = 0;
        for (var offset = 0; offset < end - first; offset += Vector<float>.Count)
        {
            if (!Vector.GreaterThanOrEqualAny(new Vector<float>(_scores, offset), leasts))
            {
                continue;
            }

            for (var i = offset; i < offset + Vector<float>.Count; i++)
            {
                if (_scores[i] >= least && (allowed is null || allowed.Contains(first + i)))
                {
                    _candidates[count++] = first + i;
                }
            }
        }

        return count;
    }

    private float Least(float rest) => (_hits.Threshold - rest) * SlackBelow;

    private int Keep(int count, float rest)
    {
        var least = Least(rest);
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            _candidates[kept] = _candidates[i];
            kept += _scores[_candidates[i] & WindowMask] >= least ? 1 : 0;
        }

        return kept;
    }
}
