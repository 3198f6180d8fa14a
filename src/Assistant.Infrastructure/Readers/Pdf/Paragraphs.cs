using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <param name="Breaks">For each line whether the writer ended it; otherwise it was only full.</param>
internal sealed record PdfParagraph(IReadOnlyList<VisualLine> Lines, IReadOnlyList<bool> Breaks, bool IsHeading);

/// <summary>Lines of running text to paragraphs.</summary>
internal sealed class Paragraphs(IReadOnlyList<VisualLine> lines, double body, LineSteps steps)
{
    private const double Larger = 1.12;
    private const double LongestHeading = 45;
    private const double LongestLoneHeading = 30;

    /// <summary>A line alone with this much more space than usual above and below it is a heading set in body type.</summary>
    private const double MoreSpace = 1.08;

    private readonly LineFlow _flow = new(lines);

    public IEnumerable<PdfParagraph> Split()
    {
        var start = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i == lines.Count || !_flow.GoesOn(start, i))
            {
                yield return ToParagraph(start, i);
                start = i;
            }
        }
    }

    private PdfParagraph ToParagraph(int start, int end)
    {
        var own = lines.Skip(start).Take(end - start).ToList();
        var breaks = Enumerable.Range(start, own.Count).Select(i => i + 1 < end && !_flow.IsFull(i)).ToList();
        return new PdfParagraph(own, breaks, IsHeading(own, start, end));
    }

    private bool IsHeading(List<VisualLine> own, int start, int end)
    {
        var ems = own.Sum(l => (l.Right - l.Left) / l.Size);
        var text = own[^1].Text;
        if (own[0].Size >= body * Larger)
        {
            return ems <= LongestHeading && text[^1] != '、';
        }

        return own.Count == 1 && (HeadingPattern.LevelOf(text) > 0 || (ems <= LongestLoneHeading && StandsAlone(start, end) && ReadsAsHeading(text)));
    }

    private bool StandsAlone(int start, int end)
    {
        var usual = steps.Paragraph * MoreSpace * lines[start].Size;
        return usual > 0
            && end < lines.Count
            && lines[end].Middle - lines[start].Middle >= usual
            && (start == 0 || lines[start].Middle - lines[start - 1].Middle >= usual);
    }

    private static bool ReadsAsHeading(string text) =>
        text.Length > 2 && !LineGroup.IsMarked(text) && text[0] is not ('※' or '★' or '<') && !char.IsAsciiDigit(text[0])
        && text[^1] is not ('。' or '、' or '：' or ':') && text.AsSpan().IndexOfAny('。', '：', '…') < 0;
}
