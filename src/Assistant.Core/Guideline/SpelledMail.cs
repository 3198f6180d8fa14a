using System.Buffers;

namespace Assistant.Core.Guideline;

/// <summary>Addresses that are spelled: taro[at]example[dot]jp, taro アット example.jp, taro @ example.jp.</summary>
internal static class SpelledMail
{
    private const int LongestPart = 64;

    private static readonly string[] _ats = ["[at]", "(at)", "{at}", "<at>", "【at】", "アットマーク", "あっとまーく", "アット", " at ", "[@]", "(@)", " @", "@ "];
    private static readonly string[] _dots = ["[dot]", "(dot)", "{dot}", "<dot>", "【dot】", "[.]", "(.)", " dot ", " . ", " ドット ", "ドット", "."];

    private static readonly SearchValues<string> _anyAt = SearchValues.Create(_ats, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> _telling = SearchValues.Create("0123456789._");

    public static void Run(Scan scan)
    {
        var text = scan.Text;
        for (var at = 0; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(_anyAt);
            if (found < 0)
            {
                return;
            }

            at += found;
            var sign = WordAt(text, at, _ats)!;
            var start = LocalStart(text, at);
            var after = at + sign.Length;
            var end = DomainEnd(text, text.AsSpan(after).StartsWith(' ') ? after + 1 : after, out var spelled);

            // look at example.com is English.
            var isClear = sign != " at " || spelled || text.AsSpan(start, at - start).ContainsAny(_telling);
            if (start < at && end > 0 && isClear && !scan.Tables.IsAllowedMail(Plain(text, start, at, after, end)))
            {
                scan.Report(FindingKind.Email, sign == " at " ? Certainty.Likely : Certainty.Certain, start, end);
                at = end - 1;
            }
        }
    }

    private static int LocalStart(string text, int end)
    {
        var start = end > 0 && text[end - 1] == ' ' ? end - 1 : end;
        for (var stop = start; stop - start < LongestPart && start > 0;)
        {
            if (EmailScanner.IsLocal(text[start - 1]))
            {
                start--;
            }
            else if (Array.Find(_dots, dot => dot.Length > 1 && text.AsSpan(0, start).EndsWith(dot, StringComparison.OrdinalIgnoreCase)) is { } dot)
            {
                start -= dot.Length;
            }
            else
            {
                break;
            }
        }

        while (start < end && !char.IsAsciiLetterOrDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    private static int DomainEnd(string text, int start, out bool spelled)
    {
        spelled = false;
        var (at, last, parts) = (start, start, 0);
        while (at - start < LongestPart * 2)
        {
            var end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
            {
                end++;
            }

            if (end == at)
            {
                break;
            }

            (last, parts) = (end, parts + 1);
            if (WordAt(text, end, _dots) is not { } dot || end + dot.Length >= text.Length || !char.IsAsciiLetterOrDigit(text[end + dot.Length]))
            {
                break;
            }

            spelled |= dot.Length > 1;
            at = end + dot.Length;
        }

        // The last part is a country or a kind of letters: com, jp.
        return parts > 1 && last - at >= 2 && !text.AsSpan(at, last - at).ContainsAnyExceptInRange('A', 'z') ? last : 0;
    }

    private static string? WordAt(string text, int at, string[] words) =>
        Array.Find(words, word => text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string Plain(string text, int start, int at, int after, int end)
    {
        var plain = $"{text[start..at].Trim()}@{text[after..end].Trim()}";
        foreach (var dot in _dots.Where(dot => dot.Length > 1))
        {
            plain = plain.Replace(dot, ".", StringComparison.OrdinalIgnoreCase);
        }

        return plain;
    }
}
