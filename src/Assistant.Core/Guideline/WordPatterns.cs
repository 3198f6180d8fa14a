using System.Buffers;

namespace Assistant.Core.Guideline;

/// <summary>
/// Patterns of literal words with at most one gap. Matched by hand: after the first words stand, the second ones are looked
/// for in a bounded stretch of the same sentence, so the time is linear in the text.
/// </summary>
internal sealed class WordPatterns
{
    public const char Gap = '…';
    public const int LongestGap = 40;

    private static readonly SearchValues<char> _sentenceEnds = SearchValues.Create("。！？!?\n");

    private readonly WordFinder _heads;
    private readonly ILookup<string, string> _tails;
    private readonly WordFinder _exceptions;

    public WordPatterns(IEnumerable<string> patterns, IEnumerable<string> exceptions)
    {
        // NFKC makes three full stops of the sign.
        var parts = patterns.Select(p => p.Replace("...", Gap.ToString(), StringComparison.Ordinal).Split(Gap, 2)).ToList();
        _heads = new WordFinder(parts.Select(p => p[0]));
        _tails = parts.ToLookup(p => p[0], p => p.Length == 2 ? p[1] : string.Empty, StringComparer.Ordinal);
        _exceptions = new WordFinder(exceptions);
    }

    public IEnumerable<(int Start, int End)> Find(string text)
    {
        var heads = _heads.Find(text).ToList();
        if (heads.Count == 0)
        {
            yield break;
        }

        var exceptions = _exceptions.Find(text).ToList();
        var next = 0;
        foreach (var (start, end) in heads)
        {
            while (next < exceptions.Count && exceptions[next].End <= start)
            {
                next++;
            }

            // Neither heads nor exceptions overlap among themselves: the next exception is the only one that can come first.
            var until = EndOf(text, text[start..end], end);
            if (until > 0 && !(next < exceptions.Count && exceptions[next].Start < until))
            {
                yield return (start, until);
            }
        }
    }

    /// <returns>0 where no pattern with these first words stands.</returns>
    private int EndOf(string text, string head, int end)
    {
        var stretch = text.AsSpan(end, Math.Min(LongestGap, text.Length - end));
        var stop = stretch.IndexOfAny(_sentenceEnds);
        stretch = stop < 0 ? stretch : stretch[..stop];
        var until = 0;
        foreach (var tail in _tails[head])
        {
            var at = stretch.IndexOf(tail, StringComparison.Ordinal);
            until = at < 0 ? until : Math.Max(until, end + at + tail.Length);
        }

        return until;
    }
}
