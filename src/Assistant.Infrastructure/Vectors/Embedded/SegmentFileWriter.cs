using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Writes the sections of a segment one after another, the header last: a file cut short has none.</summary>
internal sealed class SegmentFileWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly XxHash3 _hash = new();
    private SegmentHeader _header;
    private SegmentSection _section;

    public SegmentFileWriter(string path, int dimensions)
    {
        _header.Magic = SegmentFormat.Magic;
        _header.Version = SegmentFormat.Version;
        _header.Dimensions = dimensions;
        _file = IndexFiles.Create(path);
        _file.Write(new byte[Unsafe.SizeOf<SegmentHeader>()]);
    }

    public string Name => Path.GetFileName(_file.Name);

    public void Begin(SegmentSection section)
    {
        _section = section;
        _header.Sections[(int)section].Offset = _file.Position;
    }

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        _hash.Append(bytes);
        _file.Write(bytes);
    }

    public void End()
    {
        ref var entry = ref _header.Sections[(int)_section];
        entry.Length = _file.Position - entry.Offset;
        ReadOnlySpan<byte> padding = stackalloc byte[SegmentFormat.Alignment];
        Write(padding[..SegmentFormat.Padding(entry.Length)]);
        entry.Hash = _hash.GetCurrentHashAsUInt64();
        _hash.Reset();
    }

    public void Section<T>(SegmentSection section, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Begin(section);
        Write(values);
        End();
    }

    /// <summary>Everything is on the disk when this returns, but for the name of the file.</summary>
    public void Finish(int passages, int terms)
    {
        _header.Passages = passages;
        _header.Terms = terms;
        _header.Length = _file.Position;
        var bytes = MemoryMarshal.AsBytes(new Span<SegmentHeader>(ref _header));
        _header.Hash = XxHash3.HashToUInt64(bytes[..^Unsafe.SizeOf<ulong>()]);
        _file.Position = 0;
        _file.Write(bytes);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();
}
