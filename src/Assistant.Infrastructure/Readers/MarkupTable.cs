using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>An HTML table inside Markdown, read in place so that every cell keeps its raw stretch.</summary>
internal static class MarkupTable
{
    private const int LargestSpan = 1000;

    /// <returns>The rows and how many lines the table took; nothing when no table begins on this line.</returns>
    public static (List<GridRow> Rows, int Lines) Read(string raw, List<TextLine> lines, int first, int page)
    {
        var line = raw.AsSpan(lines[first].Start, lines[first].Length).TrimStart();
        if (!line.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
        {
            return ([], 0);
        }

        var start = lines[first].Start;
        var close = raw.IndexOf("</table", start, StringComparison.OrdinalIgnoreCase);
        var end = close < 0 ? raw.Length : close;
        var last = lines.FindIndex(first, l => l.End >= end);
        return (Rows(raw, start, end, page), (last < 0 ? lines.Count - 1 : last) - first + 1);
    }

    private static List<GridRow> Rows(string raw, int start, int end, int page)
    {
        var grid = new SpanGrid();
        var rowStart = -1;
        MarkupTag? cell = null;
        var i = start;
        while (i < end)
        {
            if (raw[i] != '<' || MarkupTag.At(raw, i, end) is not { } tag)
            {
                i++;
                continue;
            }

            if (tag.Name is "tr" or "td" or "th" or "thead" or "tbody" && cell is { } open)
            {
                grid.Add(CellContent.Read(raw, open.End, tag.Start, page, open.Name == "th"), Span(raw, open, "colspan"), Span(raw, open, "rowspan"));
                cell = null;
            }

            if (tag.Name == "tr")
            {
                grid.EndRow(rowStart < 0 ? null : new SourceSpan(page, rowStart, tag.Start - rowStart));
                rowStart = tag.IsClosing ? -1 : tag.End;
            }
            else if (tag.Name is "td" or "th" && !tag.IsClosing)
            {
                cell = tag;
            }

            i = tag.End;
        }

        grid.EndRow(rowStart < 0 ? null : new SourceSpan(page, rowStart, end - rowStart));
        return grid.Rows;
    }

    private static int Span(string raw, MarkupTag tag, string name) =>
        int.TryParse(tag.Attribute(raw, name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, LargestSpan) : 1;
}
