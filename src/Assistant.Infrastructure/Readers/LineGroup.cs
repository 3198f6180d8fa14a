using System.Text.RegularExpressions;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>One line of a paragraph or list item, without markup.</summary>
/// <param name="Break">The writer ended the line on purpose; otherwise it was only wrapped.</param>
internal readonly record struct CleanLine(MappedText Text, bool Break);

/// <summary>
/// Turns the lines of one paragraph or list item into blocks: prose into sentences, lines that each begin with a mark
/// or a year into items of their own, short broken lines (a label, a number, an arrow) into one quotable unit.
/// </summary>
internal static partial class LineGroup
{
    /// <summary>A unit of broken lines longer than this is quoted line by line.</summary>
    private const int LongestUnit = 400;

    private enum Mark
    {
        None,
        Year,
        Bullet,
        Diamond,
        Number,
    }

    public static IEnumerable<Block> ToBlocks(IReadOnlyList<CleanLine> source, int page, BlockKind kind, string? lead)
    {
        var lines = source.Select(l => l with { Text = l.Text.Trim() }).Where(l => l.Text.Length > 0).ToList();
        if (lines.Count == 0)
        {
            yield break;
        }

        var marks = lines.Select(l => MarkOf(l.Text.Text)).ToList();
        var first = FirstItem(marks);
        if (first < 0)
        {
            yield return new Block { Kind = marks[0] == Mark.Bullet ? BlockKind.ListItem : kind, Segments = ToSegments(lines, page), Lead = lead };
            yield break;
        }

        if (first > 0)
        {
            lead = string.Concat(ToSegments(lines[..first], page).Select(s => s.Text));
        }

        var start = first;
        for (var i = first + 1; i <= lines.Count; i++)
        {
            if (i == lines.Count || marks[i] != Mark.None)
            {
                yield return new Block { Kind = BlockKind.ListItem, Segments = ToSegments(lines[start..i], page), Lead = lead };
                start = i;
            }
        }
    }

    /// <summary>Index of the first of several marked lines, -1 when the lines are one text. A mark of another kind right above them is their lead.</summary>
    private static int FirstItem(List<Mark> marks)
    {
        var first = marks.FindIndex(m => m != Mark.None);
        if (first < 0 || first == marks.Count - 1)
        {
            return -1;
        }

        if (first == 0 && marks[0] != marks[1] && marks[1] != Mark.None)
        {
            return 1;
        }

        return marks.Skip(first + 1).Any(m => m != Mark.None) ? first : -1;
    }

    private static List<Segment> ToSegments(List<CleanLine> lines, int page)
    {
        var isProse = lines.Exists(l => l.Text.Text.AsSpan().IndexOfAny("。！？") >= 0);
        var joined = Join(lines.ConvertAll(l => MarkOf(l.Text.Text) == Mark.Bullet ? l with { Text = CellContent.WithoutBullet(l.Text) } : l), isProse);
        if (!isProse && lines.Count > 1 && joined.Length > LongestUnit)
        {
            return [.. lines.Select(l => l.Text.ToSegment(page))];
        }

        var sentences = SentenceSplitter.Split(joined).Select(s => s.Without('\n').ToSegment(page)).ToList();
        return sentences.Count > 0 ? sentences : [joined.ToSegment(page)];
    }

    /// <summary>
    /// Wrapped lines of prose close up; a line broken after a full stop or a bracket keeps a break, which ends a remark
    /// in parentheses. Broken lines without any full stop are set apart by a space.
    /// </summary>
    private static MappedText Join(List<CleanLine> lines, bool isProse)
    {
        var builder = new MappedTextBuilder();
        CleanLine? previous = null;
        foreach (var line in lines)
        {
            if (previous is { } before)
            {
                var last = before.Text.Text[^1];
                char? glue = before.Break && isProse && (JapaneseText.EndsSentence(last) || last is '）' or ')' or '」') ? '\n'
                    : before.Break && !isProse && last != '、' ? ' '
                    : JapaneseText.NeedsSpace(last, line.Text.Text[0]) ? ' '
                    : null;
                if (glue is { } character)
                {
                    builder.Append(character, before.Text.RawEnd, line.Text.RawStart);
                }
            }

            builder.Append(line.Text);
            previous = line;
        }

        return builder.Build();
    }

    /// <summary>The line begins an item by its own mark: ◆, ●, ①, （1）, （1982年） …</summary>
    public static bool IsMarked(string line) => MarkOf(line) != Mark.None;

    /// <summary>◆ and its kind stand above other items.</summary>
    public static bool IsLead(string line) => MarkOf(line) == Mark.Diamond;

    private static Mark MarkOf(string line) => line[0] switch
    {
        '◆' or '◇' or '■' or '□' or '▼' => Mark.Diamond,
        '●' or '・' or '○' or '•' when line.Length > 1 => Mark.Bullet,
        >= '①' and <= '⑳' => Mark.Number,
        '（' or '(' when YearAtStart().IsMatch(line) => Mark.Year,
        '（' or '(' when NumberAtStart().IsMatch(line) => Mark.Number,
        _ => Mark.None,
    };

    [GeneratedRegex("^[（(](?:(?:19|20)[0-9]{2}|令和[0-9元]{1,2}|平成[0-9元]{1,2}|昭和[0-9]{1,2})年?", RegexOptions.NonBacktracking)]
    private static partial Regex YearAtStart();

    [GeneratedRegex("^[（(][0-9０-９ア-ンａ-ｚa-z]{1,2}[）)]", RegexOptions.NonBacktracking)]
    private static partial Regex NumberAtStart();
}
