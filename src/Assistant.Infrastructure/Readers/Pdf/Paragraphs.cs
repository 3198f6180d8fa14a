using System.Text.RegularExpressions;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <param name="Breaks">For each line whether the writer ended it; otherwise it was only full.</param>
internal sealed record PdfParagraph(IReadOnlyList<VisualLine> Lines, IReadOnlyList<bool> Breaks, bool IsHeading);

/// <summary>Lines of running text to paragraphs: a full line goes on in the next, a short one ends.</summary>
internal static partial class Paragraphs
{
    /// <summary>A line that ends this close to the edge, in em, was full.</summary>
    private const double Full = 2.5;

    /// <summary>Lines of at most this many em may be parts of one label (「2024年度」「740手続」「↓」).</summary>
    private const double ShortLine = 12;

    private const double LargestStep = 2.0;
    private const double LargestFigureStep = 2.8;
    private const double Larger = 1.12;
    private const double LongestHeading = 45;

    public static IEnumerable<PdfParagraph> Split(List<VisualLine> lines, double body)
    {
        var edge = lines.Max(l => l.Right);
        var start = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && GoesOn(lines[i - 1], lines[i], edge, i - start))
            {
                continue;
            }

            yield return ToParagraph(lines[start..i], edge, body);
            start = i;
        }
    }

    private static bool GoesOn(VisualLine above, VisualLine line, double edge, int length)
    {
        var size = Math.Max(above.Size, line.Size);
        var sameSize = Math.Abs(above.Size - line.Size) <= size * 0.1;
        if (sameSize && IsFigure(above) && IsFigure(line) && Math.Abs(above.Left - line.Left) < size && line.Middle - above.Middle <= LargestFigureStep * size)
        {
            return true;
        }

        if (!sameSize || line.Middle - above.Middle > LargestStep * size || IsHeadingByWords(line) || (IsHeadingByWords(above) && length == 1))
        {
            return false;
        }

        if (IsFull(above, line, edge))
        {
            var endsSentence = JapaneseText.EndsSentence(above.Text[^1]);
            return !(endsSentence && line.Left > above.Left + (size * 0.7));
        }

        return false;
    }

    /// <summary>A value, its year or the arrow between two: 「2024年度」「740手続」「↓」.</summary>
    private static bool IsFigure(VisualLine line) =>
        line.Right - line.Left <= ShortLine * line.Size
        && (line.Text is "↓" or "→" || (char.IsAsciiDigit(line.Text[0]) && !Numbered().IsMatch(line.Text) && !JapaneseText.EndsSentence(line.Text[^1])));

    [GeneratedRegex(@"^[0-9]+(?:[.)．、\s]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    private static bool IsFull(VisualLine line, VisualLine next, double edge)
    {
        var word = next.Text.AsSpan();
        var letters = 0;
        while (letters < word.Length && char.IsAsciiLetterOrDigit(word[letters]))
        {
            letters++;
        }

        return line.Right >= edge - (Math.Max(Full, 1 + (letters * 0.6)) * line.Size);
    }

    private static bool IsHeadingByWords(VisualLine line) => HeadingPattern.LevelOf(line.Text) > 0;

    private static PdfParagraph ToParagraph(List<VisualLine> lines, double edge, double body)
    {
        var ems = lines.Sum(l => (l.Right - l.Left) / l.Size);
        var last = lines[^1].Text[^1];
        var isLarger = lines[0].Size >= body * Larger && ems <= LongestHeading && !(last is '。' or '、');
        var isHeading = isLarger || (lines.Count == 1 && IsHeadingByWords(lines[0]));
        return new PdfParagraph(lines, [.. lines.Select((l, i) => i + 1 < lines.Count && !IsFull(l, lines[i + 1], edge))], isHeading);
    }
}
