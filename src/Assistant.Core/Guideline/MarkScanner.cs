using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>
/// Marks of confidential papers. A mark stands for itself – a line of its own, or in brackets at the edge of a line;
/// inside a sentence the text only speaks of the word, as every guideline does.
/// </summary>
internal static class MarkScanner
{
    private const string Opening = "【[(〔<《『「■※★◆";
    private const string Closing = "】])〕>》』」■※★◆";
    private const string Quotes = "『「";

    public static void Run(Scan scan)
    {
        var marks = new List<(int Start, int End, bool Alone)>();
        foreach (var (start, end) in scan.Tables.Markers(scan.Text))
        {
            // 取扱注意事項 is about handling, not a mark.
            if (!scan.StartsWith(end, "事項") && !scan.StartsWith(end, "点"))
            {
                marks.Add((start, end, IsMark(scan, start, end)));
            }
        }

        Stamps(scan, marks);
        marks.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 0; i < marks.Count; i++)
        {
            // Several marks one under another are a list of the words.
            var listed = (i > 0 && IsNext(scan, marks[i - 1].End, marks[i].Start)) || (i + 1 < marks.Count && IsNext(scan, marks[i].End, marks[i + 1].Start));
            scan.Report(FindingKind.ConfidentialityMark, marks[i].Alone && !listed ? Certainty.Certain : Certainty.Likely, marks[i].Start, marks[i].End);
        }
    }

    /// <summary>秘 is a mark only by itself: (秘), a line of its own, or ㊙.</summary>
    private static void Stamps(Scan scan, List<(int Start, int End, bool Alone)> marks)
    {
        for (var at = scan.Text.AsSpan().IndexOfAny('秘', '㊙'); at >= 0;)
        {
            var alone = IsMark(scan, at, at + 1);
            if (alone || scan.At(at) == '㊙')
            {
                marks.Add((at, at + 1, alone));
            }

            var next = scan.Text.AsSpan(at + 1).IndexOfAny('秘', '㊙');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static bool IsMark(Scan scan, int start, int end)
    {
        var (left, right) = (SkipBack(scan, start), Skip(scan, end));
        var bracket = Opening.IndexOf(scan.At(left - 1), StringComparison.Ordinal);
        if (bracket < 0 || scan.At(left - 1) == '\0')
        {
            return IsEdge(scan.At(left - 1)) && IsEdge(scan.At(right));
        }

        if (scan.At(right) != Closing[bracket])
        {
            return false;
        }

        // A quotation mark is how a sentence names a word.
        var (before, after) = (scan.At(SkipBack(scan, left - 1) - 1), scan.At(Skip(scan, right + 1)));
        if (Quotes.Contains(scan.At(left - 1), StringComparison.Ordinal))
        {
            return IsEdge(before) && IsEdge(after);
        }

        return (IsEdge(before) && !JapaneseCharacters.IsHiragana(after) && after is not ('、' or '・')) || (IsEdge(after) && !JapaneseCharacters.IsHiragana(before) && before is not ('、' or '・'));
    }

    private static bool IsNext(Scan scan, int end, int start) =>
        start - end < 12 && scan.Text.AsSpan(end, start - end) is var between && !between.ContainsAnyInRange('ぁ', 'ヿ') && !between.ContainsAnyInRange('\u4E00', '\u9FFF');

    private static bool IsEdge(char c) => c is '\0' or '\n' or '\f';

    private static int Skip(Scan scan, int at)
    {
        while (scan.At(at) is ' ' or '\t' or '*' or '#')
        {
            at++;
        }

        return at;
    }

    private static int SkipBack(Scan scan, int at)
    {
        while (scan.At(at - 1) is ' ' or '\t' or '*' or '#')
        {
            at--;
        }

        return at;
    }
}
