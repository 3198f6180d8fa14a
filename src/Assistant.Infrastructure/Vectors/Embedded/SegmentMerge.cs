using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Writes what can be found in some segments into one, from their postings and rows.</summary>
internal sealed class SegmentMerge : IDisposable
{
    /// <summary>The number of a passage that is deleted.</summary>
    public const int Gone = -1;

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
        var terms = new PostingsMerge(sources, merge._numbers, merge._writer).Write();
        merge.WriteSpans(SegmentSection.ChunkIds, any: true, (segment, passage) => segment.ChunkIds.Slice(passage, 1));
        merge.WriteDocuments();
        merge._writer.Finish(merge._passages, terms);
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

    private void WriteDocuments()
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
    }

    private delegate ReadOnlySpan<T> SpanOf<T>(Segment segment, int passage);
}
