using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// A segment is one file: a header and sections of little-endian values that are read where they are mapped. Floats for
/// the exact scores come first, as they are written while the segment is made.
/// </summary>
internal static class SegmentFormat
{
    public const ulong Magic = 0x31474553_58444E49;
    public const int Version = 2;

    /// <summary>Passages are numbered in 16 bits.</summary>
    public const int MaxPassages = 65_536;

    /// <summary>Of sections and of quantised rows: a cache line, and the widest vector register.</summary>
    public const int Alignment = 64;

    public static int RowBytes(int dimensions) => dimensions + Padding(dimensions);

    public static int Padding(long length) => (int)(-length & (Alignment - 1));
}

internal enum SegmentSection
{
    ExactRows,
    QuantizedRows,
    RowInfo,
    Postings,
    TermKeys,
    TermEntries,
    ChunkIds,
    Documents,
    Profiles,
}

/// <summary>256 bytes, so that the first section is aligned.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SegmentHeader
{
    public ulong Magic;
    public int Version;
    public int Passages;
    public int Terms;
    public int Dimensions;
    public long Length;
    public SectionTable Sections;

    /// <summary>Of all that stands before it.</summary>
    public ulong Hash;
}

[InlineArray((int)SegmentSection.Profiles + 1)]
internal struct SectionTable
{
    private SectionEntry _first;
}

[StructLayout(LayoutKind.Sequential)]
internal struct SectionEntry
{
    public long Offset;
    public long Length;

    /// <summary>With the padding after it: no byte of the file is left out.</summary>
    public ulong Hash;

    public readonly long PaddedLength => Length + SegmentFormat.Padding(Length);
}

/// <summary>Where the passages of a term stand: numbers ascending, two bytes each, then as many impacts.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TermEntry
{
    public long Offset;
    public int Count;
    public int MaxImpact;
    public ulong Hash;
}

/// <param name="Scale">What one step of the quantised row is worth.</param>
/// <param name="Error">Distance between the row and its quantised form; negative infinity for a passage without a dense vector.</param>
/// <param name="Hash">Of the exact row.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RowInfo(float Scale, float Error, ulong Hash);

/// <param name="First">Its passages are numbered in one run from here.</param>
/// <param name="Profile">Which of the segment's profiles describes it.</param>
/// <param name="Reserved">Zero; what the compiler would leave undefined.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct DocumentEntry(UInt128 Id, int First, int Count, int Profile, int Reserved);
