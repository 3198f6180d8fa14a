using System.Numerics;

namespace Assistant.Core.Usage.Kpi;

/// <summary>Different people by their numbers, a bit each: counting 3,000 of them in 24 months for every page takes no hash and little memory.</summary>
internal sealed class PersonSet
{
    private ulong[] _bits = [];

    public int Count { get; private set; }

    public void Add(int person)
    {
        var (word, bit) = (person >> 6, 1UL << (person & 63));
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        Count += (_bits[word] & bit) == 0 ? 1 : 0;
        _bits[word] |= bit;
    }

    public void UnionWith(PersonSet other)
    {
        if (other._bits.Length > _bits.Length)
        {
            Array.Resize(ref _bits, other._bits.Length);
        }

        for (var i = 0; i < other._bits.Length; i++)
        {
            Count += BitOperations.PopCount(other._bits[i] & ~_bits[i]);
            _bits[i] |= other._bits[i];
        }
    }
}
