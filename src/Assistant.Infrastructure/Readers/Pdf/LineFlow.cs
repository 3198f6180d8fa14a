using System.Text.RegularExpressions;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Decides whether a line goes on in the next one. PDF keeps no paragraphs: only where the letters stand.</summary>
internal sealed partial class LineFlow(IReadOnlyList<VisualLine> lines)
{
    /// <summary>Longest step from line to line inside a paragraph, in em.</summary>
    private const double LargestStep = 2.0;

    /// <summary>The same for lines that were broken by hand.</summary>
    private const double LargestBrokenStep = 2.8;

    /// <summary>A value, a year, an arrow: lines of at most this many em.</summary>
    private const double LongestFigure = 12;

    private const double ShortestBrokenProse = 14;
    private const double BrokenProseShare = 0.8;

    /// <summary>Not every line is set to the last tenth of an em.</summary>
    private const double Slack = 0.9;

    private readonly double _edge = lines.Max(l => l.Right);

    /// <summary>The line was full: the beginning of the next one would not have fitted.</summary>
    public bool IsFull(int index) => lines[index].Right + (((index + 1 < lines.Count ? FirstUnit(lines[index + 1].Text) : 1) + Slack) * lines[index].Size) >= _edge;

    /// <summary>True when line <paramref name="index"/> belongs to the paragraph that began at <paramref name="start"/>.</summary>
    public bool GoesOn(int start, int index)
    {
        var above = lines[index - 1];
        var line = lines[index];
        var size = Math.Max(above.Size, line.Size);
        var step = line.Middle - above.Middle;
        if (Math.Abs(above.Size - line.Size) > size * 0.1 || step > LargestBrokenStep * size)
        {
            return false;
        }

        var isAligned = Math.Abs(above.Left - line.Left) < size;
        if (isAligned && ((IsFigure(above) && IsFigure(line)) || IsNextItem(start, index)))
        {
            return true;
        }

        if (LineGroup.IsMarked(line.Text) || HeadingPattern.LevelOf(line.Text) > 0 || (index - start == 1 && HeadingPattern.LevelOf(above.Text) > 0))
        {
            return false;
        }

        return (step <= LargestStep * size && IsFull(index - 1) && !BeginsIndented(above, line)) || (isAligned && IsBrokenProse(start, index, step));
    }

    private static bool BeginsIndented(VisualLine above, VisualLine line) =>
        JapaneseText.EndsSentence(above.Text[^1]) && line.Left > above.Left + (line.Size * 0.7);

    /// <summary>Items with marks of their own follow one another; ◆ begins a new group.</summary>
    private bool IsNextItem(int start, int index) =>
        LineGroup.IsMarked(lines[start].Text)
        && (LineGroup.IsMarked(lines[index].Text)
            ? !LineGroup.IsLead(lines[index].Text) || LineGroup.IsLead(lines[index - 1].Text)
            : lines[index].Text[0] == '※' || (index + 1 < lines.Count && lines[index - 1].Text[0] == '※' && LineGroup.IsMarked(lines[index + 1].Text)));

    /// <summary>A sentence whose lines were broken by hand: it is open after a comma or inside a bracket, or its lines are alike and end in a full stop.</summary>
    private bool IsBrokenProse(int start, int index, double step)
    {
        var above = lines[index - 1].Text;
        if (IsEnd(above) || (index - start > 1 && Math.Abs(step - (lines[index - 1].Middle - lines[index - 2].Middle)) > lines[index].Size * 0.2))
        {
            return false;
        }

        return above[^1] == '、' || HasOpenBracket(above) || (index - start > 1 && lines[start].Text[^1] == '、') || IsRunOfProse(start, index);
    }

    private bool IsRunOfProse(int start, int index)
    {
        const int longestRun = 6;
        var end = index;
        while (end < lines.Count && end - start < longestRun && lines[end].Text.AsSpan().IndexOfAny("。！？") < 0)
        {
            end++;
        }

        if (end == lines.Count || end - start == longestRun || lines[end].Middle - lines[end - 1].Middle > LargestBrokenStep * lines[end].Size)
        {
            return false;
        }

        var widest = Enumerable.Range(start, end - start + 1).Max(i => Ems(lines[i]));
        return Enumerable.Range(start, end - start).All(i => Ems(lines[i]) >= Math.Max(ShortestBrokenProse, widest * BrokenProseShare));
    }

    /// <summary>A full stop, or a remark in brackets after one.</summary>
    private static bool IsEnd(string text) =>
        JapaneseText.EndsSentence(text[^1]) || (text[^1] is '）' or ')' && text.LastIndexOfAny(['（', '(']) is var open and > 0 && JapaneseText.EndsSentence(text[open - 1]));

    private static bool HasOpenBracket(string text) => text.LastIndexOfAny(['「', '『', '（']) > text.LastIndexOfAny(['」', '』', '）']);

    private static double Ems(VisualLine line) => (line.Right - line.Left) / line.Size;

    private static bool IsFigure(VisualLine line) =>
        Ems(line) <= LongestFigure
        && (line.Text is "↓" or "→" || (char.IsAsciiDigit(line.Text[0]) && !Numbered().IsMatch(line.Text) && !JapaneseText.EndsSentence(line.Text[^1])));

    /// <summary>Width in em of what can't be parted at the start of a line: a word, or a letter with the marks that may not begin a line.</summary>
    private static double FirstUnit(string text)
    {
        const double latin = 0.55;
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '.' or ',' or '%' or '-' or '/' or '_'))
        {
            length++;
        }

        if (length > 0)
        {
            return length * latin;
        }

        length = 1;
        while (length < text.Length && "、。，．）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ・？！".Contains(text[length], StringComparison.Ordinal))
        {
            length++;
        }

        return length;
    }

    [GeneratedRegex(@"^[0-9]+(?:[.)．、\s]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
