namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>The passages of a term in one segment, where they are mapped.</summary>
internal readonly unsafe struct PostingList(byte* start, int count, int maxImpact)
{
    public const int BytesEach = sizeof(ushort) + sizeof(byte);

    public ushort* Passages => (ushort*)start;

    public byte* Impacts => start + ((long)count * sizeof(ushort));

    public int Count => count;

    public int MaxImpact => maxImpact;

    /// <summary>Rounded up, so that the next list starts at an even address.</summary>
    public static long Space(int count) => (((long)count * BytesEach) + 1) & ~1L;
}
