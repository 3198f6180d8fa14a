using System.Runtime.InteropServices;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// Makes one segment of documents as they come. Exact vectors go to the file at once; the rest is kept until
/// <see cref="Finish"/>, some hundred megabytes at most.
/// </summary>
internal sealed class SegmentBuilder : IDisposable
{
    /// <summary>Bounds the memory when passages have very many terms each.</summary>
    private const int MaxPostings = 32_000_000;

    private readonly int _dimensions;
    private readonly float[] _zeros;
    private readonly SegmentFileWriter _writer;
    private readonly PostingsBuilder _postings = new();
    private readonly List<sbyte> _quantized = [];
    private readonly List<RowInfo> _rows = [];
    private readonly List<UInt128> _chunks = [];
    private readonly List<DocumentEntry> _documents = [];
    private readonly SegmentProfiles _profiles = new();

    public SegmentBuilder(string path, int dimensions)
    {
        _dimensions = dimensions;
        _zeros = new float[dimensions];
        _writer = new SegmentFileWriter(path, dimensions);
        _writer.Begin(SegmentSection.ExactRows);
    }

    public string Name => _writer.Name;

    public int Passages => _chunks.Count;

    public bool IsFull => Passages == SegmentFormat.MaxPassages || _postings.Count >= MaxPostings;

    /// <summary>Adds what there is room for: a document may go on in the next segment.</summary>
    /// <param name="from">Number of the first passage that is still to be added.</param>
    /// <returns>Number of the first passage that there was no room for.</returns>
    public int Add(IndexedDocument document, int from)
    {
        var first = Passages;
        var next = from;
        for (; next < document.Passages.Count && !IsFull; next++)
        {
            Add(document.Passages[next]);
        }

        if (next > from)
        {
            var profile = _profiles.NumberOf(document.Metadata);
            _documents.Add(new DocumentEntry(HexId.Parse(document.Id), first, next - from, profile, 0));
        }

        return next;
    }

    public void Finish()
    {
        _writer.End();
        _writer.Section<sbyte>(SegmentSection.QuantizedRows, CollectionsMarshal.AsSpan(_quantized));
        _writer.Section<RowInfo>(SegmentSection.RowInfo, CollectionsMarshal.AsSpan(_rows));
        var terms = _postings.Write(_writer);
        _writer.Section<UInt128>(SegmentSection.ChunkIds, CollectionsMarshal.AsSpan(_chunks));
        _writer.Section<DocumentEntry>(SegmentSection.Documents, CollectionsMarshal.AsSpan(_documents));
        _writer.Section<byte>(SegmentSection.Profiles, _profiles.Serialize());
        _writer.Finish(_chunks.Count, terms);
    }

    public void Dispose() => _writer.Dispose();

    private void Add(IndexedPassage passage)
    {
        _chunks.Add(HexId.Parse(passage.ChunkId));
        _postings.Add(passage.Terms);
        if (_dimensions > 0)
        {
            AddDense(passage.Dense.Span);
        }
    }

    private void AddDense(ReadOnlySpan<float> dense)
    {
        if (!dense.IsEmpty && dense.Length != _dimensions)
        {
            throw new ArgumentException($"A dense vector has {dense.Length} values, not {_dimensions}.", nameof(dense));
        }

        var exact = dense.IsEmpty ? _zeros : dense;
        var start = _quantized.Count;
        CollectionsMarshal.SetCount(_quantized, start + SegmentFormat.RowBytes(_dimensions));
        var row = CollectionsMarshal.AsSpan(_quantized)[start..];
        row.Clear();
        _rows.Add(dense.IsEmpty ? Quantizer.None(exact) : Quantizer.Quantize(exact, row));
        _writer.Write(exact);
    }
}
