namespace Assistant.Core.Documents;

/// <summary>
/// Cuts text into sentences at 。！？ (and a full stop between Latin sentences), never inside a bracket pair:
/// 「…。」 stays whole. A remark in parentheses that follows a sentence belongs to it.
/// </summary>
public static class SentenceSplitter
{
    private const string Opening = "「『（(【〔［[｛{〈《“";
    private const string Closing = "」』）)】〕］]｝}〉》”";

    /// <summary>Numbering such as （1） or （ア） begins what follows, so it is no remark on what came before.</summary>
    private const int LongestNumbering = 3;

    /// <summary>Stretches of <paramref name="text"/> in order, trimmed, none empty. White space between them is not covered.</summary>
    public static IReadOnlyList<(int Start, int Length)> Split(string text)
    {
        var sentences = new List<(int, int)>();
        var partner = MatchBrackets(text);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (partner[i] > i)
            {
                i = partner[i];
            }

            if (i < text.Length && EndsSentence(text, i))
            {
                i = Extend(text, i, partner);
                Add(text, start, i + 1, sentences);
                start = i + 1;
            }
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    public static IEnumerable<MappedText> Split(MappedText text) =>
        Split(text.Text).Select(s => text.Slice(s.Start, s.Length));

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '。' or '！' or '？' or '｡' => true,
        '．' => !IsDigitAt(text, i - 1) || !IsDigitAt(text, i + 1),
        '!' or '?' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] > '\u2FFF',
        '.' => i > 0 && char.IsAsciiLetterLower(text[i - 1])
            && i + 2 < text.Length && char.IsWhiteSpace(text[i + 1]) && char.IsAsciiLetterUpper(text[i + 2]),
        _ => false,
    };

    private static int Extend(string text, int end, int[] partner)
    {
        while (end + 1 < text.Length && (EndsSentence(text, end + 1) || (Closing.Contains(text[end + 1], StringComparison.Ordinal) && partner[end + 1] < 0)))
        {
            end++;
        }

        var next = end + 1;
        var isRemark = next < text.Length && text[next] is '（' or '(' && partner[next] - next - 1 > LongestNumbering;
        if (!isRemark)
        {
            return end;
        }

        var close = partner[next];
        var after = close + 1;
        return after == text.Length || char.IsWhiteSpace(text[after]) || EndsSentence(text, after)
            ? after < text.Length && EndsSentence(text, after) ? after : close
            : end;
    }

    /// <summary>For each bracket the position of its partner, -1 elsewhere: an unpaired bracket must not swallow the rest.</summary>
    private static int[] MatchBrackets(string text)
    {
        var partner = new int[text.Length];
        Array.Fill(partner, -1);
        var open = new Stack<int>();
        var waiting = new int[Opening.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening.IndexOf(text[i], StringComparison.Ordinal) is var opened and >= 0)
            {
                open.Push(i);
                waiting[opened]++;
                continue;
            }

            var kind = Closing.IndexOf(text[i], StringComparison.Ordinal);
            if (kind >= 0 && IsWaited(waiting, kind))
            {
                int at;
                do
                {
                    at = open.Pop();
                    waiting[Opening.IndexOf(text[at], StringComparison.Ordinal)]--;
                }
                while (!Pairs(text[at], kind));

                partner[at] = i;
                partner[i] = at;
            }
        }

        return partner;
    }

    private static bool IsWaited(int[] waiting, int kind)
    {
        for (var i = 0; i < waiting.Length; i++)
        {
            if (waiting[i] > 0 && Pairs(Opening[i], kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>（ and ( are mixed freely in real documents.</summary>
    private static bool Pairs(char opening, int kind) =>
        Opening[kind] == opening || (opening is '（' or '(' && Closing[kind] is '）' or ')');

    private static bool IsDigitAt(string text, int i) => i >= 0 && i < text.Length && char.IsDigit(text[i]);

    private static void Add(string text, int start, int end, List<(int, int)> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add((start, end - start));
        }
    }
}
