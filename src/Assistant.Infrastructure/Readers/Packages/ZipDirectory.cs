using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Opens the directory of a compressed file without trusting how many entries it claims.</summary>
internal static class ZipDirectory
{
    /// <summary>Entries cost memory before they can be counted one by one; files inside files add signatures of their own.</summary>
    private const int SignaturesPerEntry = 20;

    /// <exception cref="InvalidDataException">It is no compressed file, or a broken one.</exception>
    /// <returns>Null when it holds more entries than allowed.</returns>
    public static ZipArchive? Open(ReadOnlyMemory<byte> content, int mostEntries, Encoding? names = null)
    {
        if (content.Span.Count("PK\u0001\u0002"u8) > (long)mostEntries * SignaturesPerEntry)
        {
            return null;
        }

        var archive = new ZipArchive(ToStream(content), ZipArchiveMode.Read, leaveOpen: false, names);
        try
        {
            if (archive.Entries.Count <= mostEntries)
            {
                return archive;
            }
        }
        catch
        {
            archive.Dispose();
            throw;
        }

        archive.Dispose();
        return null;
    }

    public static MemoryStream ToStream(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
