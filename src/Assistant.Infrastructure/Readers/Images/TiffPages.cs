using System.Buffers.Binary;

namespace Assistant.Infrastructure.Readers.Images;

/// <summary>Walks the directories of a TIFF file, one for each picture. Chains may be broken or go in circles.</summary>
internal static class TiffPages
{
    private const int Most = 20_000;
    private const int EntryLength = 12;
    private const int WidthTag = 256;
    private const int HeightTag = 257;
    private const int ShortType = 3;

    /// <summary>Null when not even the first directory can be read.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var isLittle = bytes[0] == (byte)'I';
        if (bytes.Length < 8 || Read16(bytes[2..], isLittle) != 42)
        {
            return null;
        }

        var pages = new List<(long, long)>();
        var seen = new HashSet<long>();
        var at = (long)Read32(bytes[4..], isLittle);
        while (at > 0 && at + 2 <= bytes.Length && pages.Count < Most && seen.Add(at))
        {
            var count = Read16(bytes[(int)at..], isLittle);
            var end = at + 2 + ((long)count * EntryLength);
            if (end + 4 > bytes.Length)
            {
                break;
            }

            pages.Add(Size(bytes[((int)at + 2)..(int)end], isLittle));
            at = Read32(bytes[(int)end..], isLittle);
        }

        return pages.Count == 0 ? null : new ImageHeader(pages);
    }

    private static (long Width, long Height) Size(ReadOnlySpan<byte> entries, bool isLittle)
    {
        var (width, height) = (0L, 0L);
        for (; entries.Length >= EntryLength; entries = entries[EntryLength..])
        {
            var value = Read16(entries[2..], isLittle) == ShortType ? Read16(entries[8..], isLittle) : Read32(entries[8..], isLittle);
            switch (Read16(entries, isLittle))
            {
                case WidthTag:
                    width = value;
                    break;
                case HeightTag:
                    height = value;
                    break;
            }
        }

        return (width, height);
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
