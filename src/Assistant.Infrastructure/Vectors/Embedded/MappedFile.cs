using System.IO.MemoryMappedFiles;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>A file as memory. The pointer is good until <see cref="Dispose"/>, also when the file is removed meanwhile.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(MemoryMappedFile file, long length)
    {
        _file = file;
        Length = length;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + _view.PointerOffset;
    }

    public byte* Start { get; }

    public long Length { get; }

    /// <exception cref="BrokenIndexException">The file is missing or too short for a header.</exception>
    public static MappedFile Open(string path, int least)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BrokenIndexException("A file of the index is missing.", exception);
        }

        var length = file.Length;
        if (length < least)
        {
            file.Dispose();
            throw new BrokenIndexException("A file of the index was cut short.");
        }

        return new MappedFile(MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false), length);
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
