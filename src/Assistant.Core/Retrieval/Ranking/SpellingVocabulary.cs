namespace Assistant.Core.Retrieval.Ranking;

/// <summary>
/// The words of the corpus, to find the nearest one of a word that the documents don't hold: a slip of the fingers or
/// of a scanner. Words of three or more letters; one edit (insertion, deletion, replacement or swapped neighbours)
/// for short words, two for words of seven letters and more.
/// </summary>
public sealed class SpellingVocabulary
{
    internal const int ShortestWord = 3;
    internal const int MostWords = 200_000;
    private const int LongestWord = 40;
    private const int LongWord = 7;

    private readonly HashSet<string> _words;
    private readonly ILookup<int, string> _byLength;

    public SpellingVocabulary(IEnumerable<string> words)
    {
        _words = words.Where(w => w.Length is >= ShortestWord and <= LongestWord).Order(StringComparer.Ordinal).Take(MostWords).ToHashSet(StringComparer.Ordinal);
        _byLength = _words.ToLookup(w => w.Length);
    }

    internal IReadOnlyCollection<string> Words => _words;

    /// <summary>Null when the word is known, too short, or nothing is near; among equally near ones the first in code order.</summary>
    /// <param name="word">Folded, Katakana as Hiragana.</param>
    public string? Nearest(string word)
    {
        if (word.Length is < ShortestWord or > LongestWord || _words.Contains(word) || word.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var most = word.Length >= LongWord ? 2 : 1;
        var (from, to) = (Math.Max(ShortestWord, word.Length - most), word.Length + most);
        string? best = null;
        for (var length = from; length <= to; length++)
        {
            foreach (var candidate in _byLength[length])
            {
                if (SharesAnEnd(word, candidate) && EditDistance.Of(word, candidate, most) is { } distance
                    && (best is null || distance < most || string.CompareOrdinal(candidate, best) < 0))
                {
                    // From here on only what is as near counts.
                    (best, most) = (candidate, distance);
                }
            }
        }

        return best;
    }

    /// <summary>Both ends are seldom mistyped at once, and the comparison saves most of the work.</summary>
    private static bool SharesAnEnd(string a, string b) => a[0] == b[0] || a[^1] == b[^1];
}
