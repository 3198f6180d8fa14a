using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    private readonly MappedFile _file;
    private readonly SegmentHeader _header;
    private readonly int[] _verifiedTerms;
    private readonly Lock _verifying = new();
    private volatile bool _quantizedVerified;
    private int _references = 1;

    private Segment(string name, MappedFile file)
    {
        Name = name;
        _file = file;
        _header = VerifiedHeader();
        foreach (var section in _file.Length <= SmallFile ? Enum.GetValues<SegmentSection>() : AtOpening)
        {
            Verify(section);
        }

        Profiles = SegmentProfiles.Deserialize(Section<byte>(SegmentSection.Profiles));
        _verifiedTerms = new int[(_header.Terms + 31) / 32];
    }

    public string Name { get; }

    public int Passages => _header.Passages;

    public int Dimensions => _header.Dimensions;

    public int RowBytes => _header.RowBytes;

    public IReadOnlyList<SegmentProfile> Profiles { get; }

    public ReadOnlySpan<UInt128> ChunkIds => Section<UInt128>(SegmentSection.ChunkIds);

    public ReadOnlySpan<DocumentEntry> Documents => Section<DocumentEntry>(SegmentSection.Documents);

    public ReadOnlySpan<uint> TermKeys => Section<uint>(SegmentSection.TermKeys);

    public ReadOnlySpan<TermEntry> TermEntries => Section<TermEntry>(SegmentSection.TermEntries);

    public ReadOnlySpan<RowInfo> Rows => Section<RowInfo>(SegmentSection.RowInfo);

    /// <exception cref="BrokenIndexException">The file is not what was written.</exception>
    public static Segment Open(string path)
    {
        var file = MappedFile.Open(path, SegmentFormat.HeaderSpace);
        try
        {
            return new Segment(Path.GetFileName(path), file);
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
        var start = Start(SegmentSection.Postings) + entry.Offset;
        if ((Volatile.Read(ref _verifiedTerms[term >> 5]) & (1 << (term & 31))) == 0)
        {
            Demand(XxHash3.HashToUInt64(new ReadOnlySpan<byte>(start, entry.Count * PostingList.BytesEach)) == entry.Hash);
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
                    Verify(SegmentSection.QuantizedRows);
                    _quantizedVerified = true;
                }
            }
        }

        return (sbyte*)Start(SegmentSection.QuantizedRows) + ((long)passage * RowBytes);
    }

    public ReadOnlySpan<float> ExactRow(int passage)
    {
        var row = new ReadOnlySpan<float>(Start(SegmentSection.ExactRows) + ((long)passage * Dimensions * sizeof(float)), Dimensions);
        Demand(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(row)) == Rows[passage].Hash);
        return row;
    }

    private byte* Start(SegmentSection section) => _file.Start + _header.Sections[(int)section].Offset;

    private ReadOnlySpan<T> Section<T>(SegmentSection section)
        where T : unmanaged =>
        new(Start(section), (int)(_header.Sections[(int)section].Length / Unsafe.SizeOf<T>()));

    private SegmentHeader VerifiedHeader()
    {
        var header = Unsafe.ReadUnaligned<SegmentHeader>(_file.Start);
        var hashed = new ReadOnlySpan<byte>(_file.Start, Unsafe.SizeOf<SegmentHeader>() - Unsafe.SizeOf<ulong>());
        Demand(header.Magic == SegmentFormat.Magic
            && header.Version == SegmentFormat.Version
            && header.Hash == XxHash3.HashToUInt64(hashed)
            && header.Length == _file.Length);
        return header;
    }

    private void Verify(SegmentSection section)
    {
        var entry = _header.Sections[(int)section];
        var hash = new XxHash3();
        const int Part = 1 << 30;
        for (var done = 0L; done < entry.Length; done += Part)
        {
            hash.Append(new ReadOnlySpan<byte>(Start(section) + done, (int)Math.Min(Part, entry.Length - done)));
        }

        Demand(hash.GetCurrentHashAsUInt64() == entry.Hash);
    }

    private void Demand(bool sound)
    {
        if (!sound)
        {
            throw new BrokenIndexException($"The segment {Name} is not what was written.");
        }
    }
}
