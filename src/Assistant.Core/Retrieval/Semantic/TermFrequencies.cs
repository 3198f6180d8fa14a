using System.Runtime.InteropServices;
using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Retrieval.Semantic;

/// <summary>In how many of the training passages each term stands.</summary>
/// <param name="keys">Ascending.</param>
/// <param name="frequencies">One a key, at least 1.</param>
public sealed class TermFrequencies(int passages, uint[] keys, int[] frequencies)
{
    public int Passages { get; } = passages;

    internal uint[] Keys => keys;

    internal int[] Frequencies => frequencies;

    public static TermFrequencies Count(IEnumerable<FieldTerms> passages)
    {
        var counts = new Dictionary<uint, int>();
        var total = 0;
        foreach (var passage in passages)
        {
            total++;
            foreach (var key in passage.Keys)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
            }
        }

        uint[] keys = [.. counts.Keys.Order()];
        return new TermFrequencies(total, keys, Array.ConvertAll(keys, k => counts[k]));
    }

    /// <summary>0 for a term that the training passages don't hold.</summary>
    public int Of(uint key) => Array.BinarySearch(keys, key) is >= 0 and var index ? frequencies[index] : 0;

    /// <summary>ln(1 + (n − df + 0.5) / (df + 0.5)), the idf of BM25.</summary>
    public double Rarity(uint key)
    {
        var frequency = Of(key);
        return Math.Log(1 + ((Passages - frequency + 0.5) / (frequency + 0.5)));
    }

    internal IEnumerable<(uint Key, int Frequency)> Where(int least)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (frequencies[i] >= least)
            {
                yield return (keys[i], frequencies[i]);
            }
        }
    }
}
