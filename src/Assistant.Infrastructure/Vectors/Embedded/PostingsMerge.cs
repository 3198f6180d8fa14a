using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Joins the postings of segments term by term; only those of one term are in memory.</summary>
/// <param name="numbers">What the passages of each source are numbered in the new segment, ascending.</param>
internal sealed class PostingsMerge(IReadOnlyList<SnapshotSegment> sources, int[][] numbers, SegmentFileWriter writer)
{
    /// <returns>How many terms there are.</returns>
    public int Write()
    {
        var (keys, entries) = (new List<uint>(), new List<TermEntry>());
        var next = new int[sources.Count];
        var (passages, impacts) = (new List<ushort>(), new List<byte>());
        var offset = 0L;
        writer.Begin(SegmentSection.Postings);
        while (NextKey(next) is { } key)
        {
            passages.Clear();
            impacts.Clear();
            for (var s = 0; s < next.Length; s++)
            {
                var terms = sources[s].Segment.TermKeys;
                if (next[s] < terms.Length && terms[next[s]] == key)
                {
                    Append(s, next[s]++, passages, impacts);
                }
            }

            if (passages.Count > 0)
            {
                keys.Add(key);
                entries.Add(new TermEntry { Offset = offset, Count = passages.Count, MaxImpact = impacts.Max(), Hash = Write(passages, impacts) });
                offset += PostingList.Space(passages.Count);
            }
        }

        writer.End();
        writer.Section<uint>(SegmentSection.TermKeys, CollectionsMarshal.AsSpan(keys));
        writer.Section<TermEntry>(SegmentSection.TermEntries, CollectionsMarshal.AsSpan(entries));
        return keys.Count;
    }

    private uint? NextKey(int[] next)
    {
        uint? least = null;
        for (var s = 0; s < next.Length; s++)
        {
            var terms = sources[s].Segment.TermKeys;
            if (next[s] < terms.Length && (least is null || terms[next[s]] < least))
            {
                least = terms[next[s]];
            }
        }

        return least;
    }

    private unsafe void Append(int source, int term, List<ushort> passages, List<byte> impacts)
    {
        var postings = sources[source].Segment.Postings(term);
        for (var i = 0; i < postings.Count; i++)
        {
            var number = numbers[source][postings.Passages[i]];
            if (number != SegmentMerge.Gone)
            {
                passages.Add((ushort)number);
                impacts.Add(postings.Impacts[i]);
            }
        }
    }

    private ulong Write(List<ushort> passages, List<byte> impacts)
    {
        var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(passages));
        var steps = CollectionsMarshal.AsSpan(impacts);
        writer.Write<byte>(bytes);
        writer.Write<byte>(steps);
        if ((steps.Length & 1) != 0)
        {
            writer.Write<byte>([0]);
        }

        var hash = new XxHash3();
        hash.Append(bytes);
        hash.Append(steps);
        return hash.GetCurrentHashAsUInt64();
    }
}
