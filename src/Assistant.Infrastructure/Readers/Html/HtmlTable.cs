using System.Globalization;
using AngleSharp.Dom;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>One table element; cells of inner tables are taken as text of their outer cell.</summary>
internal sealed class HtmlTable(PageLayout layout, IElement table)
{
    private const int LargestSpan = 1000;

    public IReadOnlyList<Block> Build(string? lead)
    {
        var caption = table.Children.FirstOrDefault(c => c.LocalName == "caption");
        var grid = new SpanGrid();
        foreach (var row in Rows())
        {
            var start = layout.BeginRow();
            var isFirst = true;
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                var read = layout.AddCell(Entries(cell), isFirst, cell.LocalName == "th");
                grid.Add(read, Span(cell, "colspan"), Span(cell, "rowspan"));
                isFirst = false;
            }

            grid.EndRow(layout.SpanFrom(start));
        }

        var text = caption is null ? null : Collapse(caption.TextContent);
        return grid.Rows.Count == 0 ? [] : TableStructure.Build(grid.Rows, string.IsNullOrEmpty(text) ? lead : text);
    }

    /// <summary>A definition list: each term with what follows it.</summary>
    public static IEnumerable<Block> Definitions(PageLayout layout, IElement list)
    {
        string? term = null;
        foreach (var child in list.QuerySelectorAll("dt, dd"))
        {
            var text = Collapse(child.TextContent);
            if (child.LocalName == "dt")
            {
                term = text;
            }
            else if (term is not null && text.Length > 0)
            {
                var row = layout.AddRow([[term], [text]]);
                IReadOnlyList<TableCell> cells = [new("用語", row[0].Items), new("説明", row[1].Items)];
                yield return new Block { Kind = BlockKind.Definition, Segments = [new Segment($"{term} ／ {text}", row.Span)], Cells = cells };
            }
        }
    }

    private IEnumerable<IElement> Rows() => table.Children
        .SelectMany(c => c.LocalName == "tr" ? [c] : c.LocalName is "thead" or "tbody" or "tfoot" ? c.Children.Where(r => r.LocalName == "tr") : [])
        .Where(r => !HtmlElements.IsDropped(r));

    private static List<string> Entries(IElement cell)
    {
        var items = cell.QuerySelectorAll("li").Where(li => li.QuerySelector("li") is null).ToList();
        var texts = items.Count > 0 ? items.Select(TextOf) : [TextOf(cell)];
        return [.. texts.Where(t => t.Length > 0)];
    }

    private static string TextOf(IElement element)
    {
        var inline = new InlineText();
        foreach (var node in element.Descendants().Where(n => n is IText or IElement { LocalName: "br" or "p" or "div" }))
        {
            inline.Append(node is IText { ParentElement: { } parent } text && !HtmlElements.IsDropped(parent) ? text.Data : " ");
        }

        return string.Join(' ', inline.Take());
    }

    private static string Collapse(string text)
    {
        var inline = new InlineText();
        inline.Append(text);
        return string.Join(' ', inline.Take());
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, LargestSpan) : 1;
}
