using System.Numerics;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Some of the passages of a segment, a bit each.</summary>
internal sealed class PassageSet
{
    private const int WordBits = 64;
    private readonly ulong[] _words;

    public PassageSet(int passages) => _words = new ulong[(passages + WordBits - 1) / WordBits];

    private PassageSet(ulong[] words) => _words = words;

    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(_words.AsSpan());

    public static PassageSet Read(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());

    public bool Contains(int passage) => (_words[passage >> 6] & (1UL << (passage & 63))) != 0;

    public void AddRange(int first, int count)
    {
        var (passage, end) = (first, first + count);
        while (passage < end)
        {
            var bits = Math.Min(WordBits - (passage & 63), end - passage);
            _words[passage >> 6] |= (ulong.MaxValue >> (WordBits - bits)) << (passage & 63);
            passage += bits;
        }
    }

    public void Add(PassageSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] |= other._words[i];
        }
    }

    public void Remove(PassageSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= ~other._words[i];
        }
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in _words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
