using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>The mapped file of a segment and its sections.</summary>
internal sealed unsafe class SegmentFile : IDisposable
{
    private readonly MappedFile _file;
    private readonly SegmentHeader _header;

    /// <exception cref="BrokenIndexException">The file is missing or its header is not what was written.</exception>
    public SegmentFile(string path)
    {
        Name = Path.GetFileName(path);
        _file = MappedFile.Open(path, Unsafe.SizeOf<SegmentHeader>());
        _header = Unsafe.ReadUnaligned<SegmentHeader>(_file.Start);
        if (!IsSound())
        {
            _file.Dispose();
            throw Broken();
        }
    }

    public string Name { get; }

    public ref readonly SegmentHeader Header => ref _header;

    public byte* Start(SegmentSection section) => _file.Start + _header.Sections[(int)section].Offset;

    public ReadOnlySpan<T> Section<T>(SegmentSection section)
        where T : unmanaged =>
        new(Start(section), (int)(_header.Sections[(int)section].Length / Unsafe.SizeOf<T>()));

    public void Verify(SegmentSection section)
    {
        const int Part = 1 << 30;
        var (start, entry) = ((nint)Start(section), _header.Sections[(int)section]);
        var hash = new XxHash3();
        for (var done = 0L; done < entry.PaddedLength; done += Part)
        {
            hash.Append(new ReadOnlySpan<byte>((byte*)start + done, (int)Math.Min(Part, entry.PaddedLength - done)));
        }

        Demand(hash.GetCurrentHashAsUInt64() == entry.Hash);
    }

    public void Demand(bool sound)
    {
        if (!sound)
        {
            throw Broken();
        }
    }

    public void Dispose() => _file.Dispose();

    private bool IsSound() => _header.Magic == SegmentFormat.Magic
        && _header.Version == SegmentFormat.Version
        && _header.Hash == XxHash3.HashToUInt64(new ReadOnlySpan<byte>(_file.Start, Unsafe.SizeOf<SegmentHeader>() - Unsafe.SizeOf<ulong>()))
        && _header.Length == _file.Length;

    private BrokenIndexException Broken() => new($"The segment {Name} is not what was written.");
}
