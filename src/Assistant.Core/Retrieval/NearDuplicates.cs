using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Assistant.Core.Retrieval;

/// <summary>
/// Collapses passages that say the same (概要版 and 本編, two versions of a manual): the better ranked place stays, and
/// in it the main text rather than its summary.
/// </summary>
internal static class NearDuplicates
{
    /// <summary>Letters of a shingle.</summary>
    private const int Shingle = 4;

    private static readonly string[] _summaries = ["概要版", "ダイジェスト", "要約版"];

    /// <param name="least">0–1: part of the letters that two passages must share (Jaccard over shingles of four).</param>
    /// <param name="wanted">Reads on only until so many are kept.</param>
    public static List<CollapsedHit> Collapse(IEnumerable<SearchHit> hits, double least, int wanted)
    {
        var kept = new List<(CollapsedHit Hit, HashSet<int> Shingles)>();
        foreach (var hit in hits)
        {
            if (kept.Count == wanted)
            {
                break;
            }

            var shingles = Shingles(hit);
            var same = kept.FindIndex(k => Share(k.Shingles, shingles) >= least);
            if (same < 0)
            {
                kept.Add((new CollapsedHit(hit, []), shingles));
                continue;
            }

            var (first, known) = kept[same];
            kept[same] = IsSummary(first.Hit) && !IsSummary(hit)
                ? (new CollapsedHit(hit with { Score = first.Hit.Score }, [.. first.Others, first.Hit.Chunk.Id]), shingles)
                : (first with { Others = [.. first.Others, hit.Chunk.Id] }, known);
        }

        return kept.ConvertAll(k => k.Hit);
    }

    private static bool IsSummary(SearchHit hit) =>
        hit.Chunk.HeadingPath.Prepend(hit.Document.Metadata.Title).Any(h => _summaries.Any(s => h.Contains(s, StringComparison.Ordinal)));

    private static HashSet<int> Shingles(SearchHit hit)
    {
        var letters = string.Concat(hit.Chunk.Text.Where(char.IsLetterOrDigit));
        var result = new HashSet<int>(letters.Length);
        for (var i = 0; i + Shingle <= letters.Length; i++)
        {
            result.Add(Hash(letters.AsSpan(i, Shingle)));
        }

        // Too short to be cut: only the same letters are the same.
        if (result.Count == 0)
        {
            result.Add(Hash(letters));
        }

        return result;
    }

    private static int Hash(ReadOnlySpan<char> letters) => (int)XxHash32.HashToUInt32(MemoryMarshal.AsBytes(letters));

    private static double Share(HashSet<int> a, HashSet<int> b)
    {
        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        if (small.Count < large.Count * 0.5)
        {
            return 0;
        }

        var shared = small.Count(large.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }
}

/// <param name="Others">Ids of the chunks that say the same.</param>
internal sealed record CollapsedHit(SearchHit Hit, IReadOnlyList<string> Others);
