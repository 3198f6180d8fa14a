using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Writes what can be found in some segments into one, from their postings and rows.</summary>
internal sealed class SegmentMerge : IDisposable
{
    private const int Gone = -1;

    private readonly IReadOnlyList<SnapshotSegment> _sources;
    private readonly int[][] _numbers;
    private readonly SegmentFileWriter _writer;
    private int _passages;

    private SegmentMerge(IReadOnlyList<SnapshotSegment> sources, string path)
    {
        _sources = sources;
        _numbers = [.. sources.Select(Number)];
        _writer = new SegmentFileWriter(path, sources[0].Segment.Dimensions);
    }

    public static void Write(IReadOnlyList<SnapshotSegment> sources, string path)
    {
        using var merge = new SegmentMerge(sources, path);
        merge.WriteRows();
        var terms = merge.WritePostings();
        merge.WriteSpans(SegmentSection.ChunkIds, any: true, (segment, passage) => segment.ChunkIds.Slice(passage, 1));
        var documents = merge.WriteDocuments();
        merge._writer.Finish(merge._passages, documents, terms);
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>What the passages of a source are numbered in the new segment.</summary>
    private int[] Number(SnapshotSegment source)
    {
        var numbers = new int[source.Segment.Passages];
        for (var passage = 0; passage < numbers.Length; passage++)
        {
            numbers[passage] = source.Deletes?.Passages.Contains(passage) == true ? Gone : _passages++;
        }

        return numbers;
    }

    private void WriteRows()
    {
        var dense = _sources[0].Segment.Dimensions > 0;
        WriteSpans(SegmentSection.ExactRows, dense, (segment, passage) => segment.ExactRow(passage));
        unsafe
        {
            WriteSpans(SegmentSection.QuantizedRows, dense, (segment, passage) => new ReadOnlySpan<sbyte>(segment.QuantizedRow(passage), segment.RowBytes));
        }

        WriteSpans(SegmentSection.RowInfo, dense, (segment, passage) => segment.Rows.Slice(passage, 1));
    }

    private void WriteSpans<T>(SegmentSection section, bool any, SpanOf<T> values)
        where T : unmanaged
    {
        _writer.Begin(section);
        for (var s = 0; any && s < _sources.Count; s++)
        {
            for (var passage = 0; passage < _numbers[s].Length; passage++)
            {
                if (_numbers[s][passage] != Gone)
                {
                    _writer.Write(values(_sources[s].Segment, passage));
                }
            }
        }

        _writer.End();
    }

    private int WritePostings()
    {
        var (keys, entries) = (new List<uint>(), new List<TermEntry>());
        var next = new int[_sources.Count];
        var (passages, impacts) = (new List<ushort>(), new List<byte>());
        var offset = 0L;
        _writer.Begin(SegmentSection.Postings);
        while (NextKey(next) is { } key)
        {
            passages.Clear();
            impacts.Clear();
            for (var s = 0; s < next.Length; s++)
            {
                var terms = _sources[s].Segment.TermKeys;
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

        _writer.End();
        _writer.Section<uint>(SegmentSection.TermKeys, CollectionsMarshal.AsSpan(keys));
        _writer.Section<TermEntry>(SegmentSection.TermEntries, CollectionsMarshal.AsSpan(entries));
        return keys.Count;
    }

    private uint? NextKey(int[] next)
    {
        uint? least = null;
        for (var s = 0; s < next.Length; s++)
        {
            var terms = _sources[s].Segment.TermKeys;
            if (next[s] < terms.Length && (least is null || terms[next[s]] < least))
            {
                least = terms[next[s]];
            }
        }

        return least;
    }

    private unsafe void Append(int source, int term, List<ushort> passages, List<byte> impacts)
    {
        var postings = _sources[source].Segment.Postings(term);
        for (var i = 0; i < postings.Count; i++)
        {
            var number = _numbers[source][postings.Passages[i]];
            if (number != Gone)
            {
                passages.Add((ushort)number);
                impacts.Add(postings.Impacts[i]);
            }
        }
    }

    private ulong Write(List<ushort> passages, List<byte> impacts)
    {
        var numbers = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(passages));
        var steps = CollectionsMarshal.AsSpan(impacts);
        _writer.Write<byte>(numbers);
        _writer.Write<byte>(steps);
        if ((steps.Length & 1) != 0)
        {
            _writer.Write<byte>([0]);
        }

        var hash = new XxHash3();
        hash.Append(numbers);
        hash.Append(steps);
        return hash.GetCurrentHashAsUInt64();
    }

    private int WriteDocuments()
    {
        var profiles = new SegmentProfiles();
        var documents = new List<DocumentEntry>();
        for (var s = 0; s < _sources.Count; s++)
        {
            var segment = _sources[s].Segment;
            var numbers = segment.Profiles.Select(profiles.NumberOf).ToArray();
            foreach (ref readonly var document in segment.Documents)
            {
                // Documents are deleted whole.
                if (_numbers[s][document.First] is not Gone and var first)
                {
                    documents.Add(document with { First = first, Profile = numbers[document.Profile] });
                }
            }
        }

        _writer.Section<DocumentEntry>(SegmentSection.Documents, CollectionsMarshal.AsSpan(documents));
        _writer.Section<byte>(SegmentSection.Profiles, profiles.Serialize());
        return documents.Count;
    }

    private delegate ReadOnlySpan<T> SpanOf<T>(Segment segment, int passage);
}
