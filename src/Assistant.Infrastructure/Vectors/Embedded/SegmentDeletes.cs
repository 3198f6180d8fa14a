using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// Which passages of a segment are gone, and how many passages that takes from each term: both are needed until the
/// segment is written anew, the second so that deleted passages don't count in the rarity of terms.
/// </summary>
internal sealed class SegmentDeletes
{
    private const ulong Magic = 0x314C4544_58444E49;

    private readonly int[] _terms;
    private readonly int[] _counts;

    private SegmentDeletes(string name, PassageSet passages, int[] terms, int[] counts)
    {
        Name = name;
        Passages = passages;
        Count = passages.Count();
        _terms = terms;
        _counts = counts;
    }

    public string Name { get; }

    public PassageSet Passages { get; }

    public int Count { get; }

    public int CountOf(int term) => Array.BinarySearch(_terms, term) is >= 0 and var place ? _counts[place] : 0;

    public static void Write(string path, Segment segment, PassageSet passages)
    {
        var (terms, counts) = CountTerms(segment, passages);
        var header = new Header { Magic = Magic, Passages = segment.Passages, Terms = terms.Count };
        var hash = new XxHash3();
        hash.Append(passages.Bytes);
        hash.Append(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(terms)));
        hash.Append(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(counts)));
        header.Hash = hash.GetCurrentHashAsUInt64();

        using var file = IndexFiles.Create(path);
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Header>(in header)));
        file.Write(passages.Bytes);
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(terms)));
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(counts)));
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="BrokenIndexException">The file is missing or not what was written for this segment.</exception>
    public static SegmentDeletes Read(string path, Segment segment)
    {
        ReadOnlySpan<byte> bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BrokenIndexException("A file of the index is missing.", exception);
        }

        if (bytes.Length < Unsafe.SizeOf<Header>())
        {
            throw new BrokenIndexException("A file of the index was cut short.");
        }

        var header = MemoryMarshal.Read<Header>(bytes);
        var body = bytes[Unsafe.SizeOf<Header>()..];
        var setBytes = new PassageSet(segment.Passages).Bytes.Length;
        if (header.Magic != Magic
            || header.Passages != segment.Passages
            || body.Length != setBytes + (2L * sizeof(int) * header.Terms)
            || XxHash3.HashToUInt64(body) != header.Hash)
        {
            throw new BrokenIndexException("Deletions of the index are not what was written.");
        }

        var numbers = MemoryMarshal.Cast<byte, int>(body[setBytes..]);
        return new SegmentDeletes(Path.GetFileName(path), PassageSet.Read(body[..setBytes]), numbers[..header.Terms].ToArray(), numbers[header.Terms..].ToArray());
    }

    private static unsafe (List<int> Terms, List<int> Counts) CountTerms(Segment segment, PassageSet passages)
    {
        var (terms, counts) = (new List<int>(), new List<int>());
        for (var term = 0; term < segment.TermKeys.Length; term++)
        {
            var postings = segment.Postings(term);
            var count = 0;
            for (var i = 0; i < postings.Count; i++)
            {
                count += passages.Contains(postings.Passages[i]) ? 1 : 0;
            }

            if (count > 0)
            {
                terms.Add(term);
                counts.Add(count);
            }
        }

        return (terms, counts);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public ulong Magic;
        public int Passages;
        public int Terms;
        public ulong Hash;
    }
}
