using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Lays out the text of each page in reading order and makes blocks of it.</summary>
internal sealed class PdfComposer(TypeSize sizes, LineSteps steps)
{
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<int, double> _headingSizes = [];
    private PdfTable? _openTable;

    /// <summary>What stands at the edges of the page is kept in its text and makes no blocks.</summary>
    public PageText Compose(PdfPage page, PageParts parts)
    {
        var layout = new PlacedPage(page);
        LineFinder.Find(parts.Head, sizes).ForEach(l => layout.AddLine(l));
        var lines = LineFinder.Find(parts.Body, sizes);
        Order(lines[ContinueTable(lines, layout)..], layout);
        LineFinder.Find(parts.Foot, sizes).ForEach(l => layout.AddLine(l));
        return layout.ToPage();
    }

    public List<Block> Finish()
    {
        CloseTable();
        return ContentsList.Remove(HeadingLevels.Assign(_blocks, _headingSizes, sizes.Body));
    }

    /// <summary>Lines at the top of the page that belong to the table before the page break; returns how many.</summary>
    private int ContinueTable(List<VisualLine> lines, PlacedPage layout)
    {
        if (_openTable is null || _openTable.LastPage != layout.Number - 1 || _openTable.Region.Continue(lines, _openTable.Size, sizes) is not { } region)
        {
            CloseTable();
            return 0;
        }

        var rows = TableRows.Read(region);
        _openTable.Add(ToGrid(rows, layout), rows);
        return region.Lines.Count;
    }

    /// <summary>Tables and columns where lines keep the same white strips, running text elsewhere.</summary>
    private void Order(List<VisualLine> lines, PlacedPage layout)
    {
        var text = new List<VisualLine>();
        var i = 0;
        while (i < lines.Count)
        {
            if (DelimitedTable.IsContents(lines[i].Text))
            {
                Text(text, layout);
                layout.AddLine(lines[i++]);
                continue;
            }

            if (ColumnRegion.At(lines, i, sizes) is not { } region)
            {
                text.Add(lines[i++]);
                continue;
            }

            if (TableRows.Find(region) is { } rows)
            {
                Text(text, layout);
                CloseTable();
                _openTable = new PdfTable(ToGrid(rows, layout), region, lines[i].Size, LeadLine.OfTable(_blocks));
            }
            else if (IsColumns(region))
            {
                Text(text, layout);
                Columns(region, layout);
            }
            else
            {
                text.AddRange(region.Lines);
            }

            i += region.Lines.Count;
        }

        Text(text, layout);
    }

    /// <summary>Columns of text: several lines, and each column holds most of them.</summary>
    private static bool IsColumns(ColumnRegion region)
    {
        const int fewestLines = 3;
        var own = region.Lines;
        return own.Count >= fewestLines && Enumerable.Range(0, region.Columns.Count).All(c => own.Count(l => l.Fragments.Any(f => region.ColumnOf(f) == c)) * 2 >= own.Count);
    }

    private void Columns(ColumnRegion region, PlacedPage layout)
    {
        foreach (var (left, right) in region.Columns)
        {
            var column = region.Lines.Select(l => l.Between(left, right + 0.1)).OfType<VisualLine>().ToList();
            Order(column, layout);
        }
    }

    private static List<GridRow> ToGrid(List<TableRowLines> rows, PlacedPage layout) => rows.ConvertAll(layout.AddRow);

    private void Text(List<VisualLine> lines, PlacedPage layout)
    {
        if (lines.Count == 0)
        {
            return;
        }

        CloseTable();
        foreach (var paragraph in new Paragraphs(lines, sizes.Body, steps).Split())
        {
            var clean = paragraph.Lines.Select((l, i) => new CleanLine(layout.AddLine(l), paragraph.Breaks[i])).ToList();
            if (paragraph.IsHeading)
            {
                _headingSizes[_blocks.Count] = paragraph.Lines[0].Size;
                _blocks.Add(layout.Place(HeadingLevels.Heading(clean, layout.Number)));
            }
            else
            {
                _blocks.AddRange(LineGroup.ToBlocks(clean, layout.Number, BlockKind.Paragraph, OpenLead(paragraph.Lines[0])).Select(layout.Place));
            }
        }

        lines.Clear();
    }

    /// <summary>Items go on over a page break: their lead still holds.</summary>
    private string? OpenLead(VisualLine first) =>
        _blocks is [.., { Kind: BlockKind.ListItem, Lead: { } lead }] && LineGroup.IsMarked(first.Text) && !LineGroup.IsLead(first.Text) ? lead : null;

    private void CloseTable()
    {
        if (_openTable is not null)
        {
            _blocks.AddRange(_openTable.Build());
            _openTable = null;
        }
    }
}
