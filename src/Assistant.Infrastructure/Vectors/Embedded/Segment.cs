using System.IO.Hashing;
using System.Runtime.InteropServices;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// A segment that is open. What every query relies on is verified when it is opened. Of a large segment, postings and
/// vectors are verified when they are first used, so that opening doesn't read the whole file: nothing
/// unverified is ever scored.
/// </summary>
internal sealed unsafe class Segment
{
    /// <summary>Up to here all is verified at once.</summary>
    private const int SmallFile = 4 << 20;

    private static readonly SegmentSection[] AtOpening =
        [SegmentSection.RowInfo, SegmentSection.TermKeys, SegmentSection.TermEntries, SegmentSection.ChunkIds, SegmentSection.Documents, SegmentSection.Profiles];

    private readonly SegmentFile _file;
    private readonly int[] _verifiedTerms;
    private readonly Lock _verifying = new();
    private volatile bool _quantizedVerified;
    private int _references = 1;

    private Segment(SegmentFile file)
    {
        _file = file;
        foreach (var section in file.Header.Length <= SmallFile ? Enum.GetValues<SegmentSection>() : AtOpening)
        {
            file.Verify(section);
        }

        Profiles = SegmentProfiles.Deserialize(file.Section<byte>(SegmentSection.Profiles));
        _verifiedTerms = new int[(file.Header.Terms + 31) / 32];
        RowBytes = SegmentFormat.RowBytes(Dimensions);
    }

    public string Name => _file.Name;

    public int Passages => _file.Header.Passages;

    public int Dimensions => _file.Header.Dimensions;

    /// <summary>Of a quantised row.</summary>
    public int RowBytes { get; }

    /// <summary>What documents are filtered by, each combination once.</summary>
    public IReadOnlyList<DocumentMetadata> Profiles { get; }

    public ReadOnlySpan<UInt128> ChunkIds => _file.Section<UInt128>(SegmentSection.ChunkIds);

    public ReadOnlySpan<DocumentEntry> Documents => _file.Section<DocumentEntry>(SegmentSection.Documents);

    public ReadOnlySpan<uint> TermKeys => _file.Section<uint>(SegmentSection.TermKeys);

    public ReadOnlySpan<TermEntry> TermEntries => _file.Section<TermEntry>(SegmentSection.TermEntries);

    public ReadOnlySpan<RowInfo> Rows => _file.Section<RowInfo>(SegmentSection.RowInfo);

    /// <exception cref="BrokenIndexException">The file is not what was written.</exception>
    public static Segment Open(string path)
    {
        var file = new SegmentFile(path);
        try
        {
            return new Segment(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Retain() => Interlocked.Increment(ref _references);

    /// <summary>The last one unmaps the file.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _file.Dispose();
        }
    }

    /// <summary>Number of the term, negative when no passage has it.</summary>
    public int FindTerm(uint key) => TermKeys.BinarySearch(key);

    public PostingList Postings(int term)
    {
        var entry = TermEntries[term];
        var start = _file.Start(SegmentSection.Postings) + entry.Offset;
        if ((Volatile.Read(ref _verifiedTerms[term >> 5]) & (1 << (term & 31))) == 0)
        {
            _file.Demand(XxHash3.HashToUInt64(new ReadOnlySpan<byte>(start, entry.Count * PostingList.BytesEach)) == entry.Hash);
            Interlocked.Or(ref _verifiedTerms[term >> 5], 1 << (term & 31));
        }

        return new PostingList(start, entry.Count, entry.MaxImpact);
    }

    public sbyte* QuantizedRow(int passage)
    {
        if (!_quantizedVerified)
        {
            lock (_verifying)
            {
                if (!_quantizedVerified)
                {
                    _file.Verify(SegmentSection.QuantizedRows);
                    _quantizedVerified = true;
                }
            }
        }

        return (sbyte*)_file.Start(SegmentSection.QuantizedRows) + ((long)passage * RowBytes);
    }

    public ReadOnlySpan<float> ExactRow(int passage)
    {
        var row = new ReadOnlySpan<float>(_file.Start(SegmentSection.ExactRows) + ((long)passage * Dimensions * sizeof(float)), Dimensions);
        _file.Demand(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(row)) == Rows[passage].Hash);
        return row;
    }
}
