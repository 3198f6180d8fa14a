using System.Buffers;

namespace Assistant.Core.Guideline;

/// <summary>The longest of the words at every place, left to right.</summary>
internal sealed class WordFinder
{
    private readonly string[] _words;
    private readonly SearchValues<string> _any;

    public WordFinder(IEnumerable<string> words)
    {
        _words = [.. words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];
        _any = SearchValues.Create(_words, StringComparison.Ordinal);
    }

    public IEnumerable<(int Start, int End)> Find(string text)
    {
        for (var at = 0; _words.Length > 0 && at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny(_any);
            if (found < 0)
            {
                yield break;
            }

            at += found;
            var length = Array.Find(_words, word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0)!.Length;
            yield return (at, at + length);
            at += length;
        }
    }
}
