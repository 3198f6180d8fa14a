using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Lays out the text of each page in reading order and makes blocks of it.</summary>
internal sealed class PdfComposer(TypeSize sizes)
{
    private readonly List<Block> blocks = [];
    private readonly Dictionary<int, double> headingSizes = [];
    private PdfTable? openTable;

    public PageText Compose(PdfPage page)
    {
        var layout = new PageLayout(page.Number);
        Order(LineFinder.Find(page.Words, sizes), layout);
        return layout.ToPage();
    }

    public List<Block> Finish()
    {
        CloseTable();
        return HeadingLevels.Assign(blocks, headingSizes, sizes.Body);
    }

    /// <summary>Tables and columns where lines keep the same white strips, running text elsewhere.</summary>
    private void Order(List<VisualLine> lines, PageLayout layout)
    {
        var text = new List<VisualLine>();
        var i = 0;
        while (i < lines.Count)
        {
            if (ColumnRegion.At(lines, i) is not { } region)
            {
                text.Add(lines[i++]);
                continue;
            }

            if (TableRows.Find(lines, region) is { } rows)
            {
                Text(text, layout);
                Table(rows, layout);
            }
            else if (IsColumns(lines, region))
            {
                Text(text, layout);
                Columns(lines, region, layout);
            }
            else
            {
                text.AddRange(lines.Skip(region.First).Take(region.Count));
            }

            i += region.Count;
        }

        Text(text, layout);
    }

    /// <summary>Columns of text: several lines, and each column holds most of them.</summary>
    private static bool IsColumns(List<VisualLine> lines, ColumnRegion region)
    {
        const int fewestLines = 3;
        var own = lines.Skip(region.First).Take(region.Count).ToList();
        return own.Count >= fewestLines && Enumerable.Range(0, region.Columns.Count).All(c => own.Count(l => l.Fragments.Any(f => region.ColumnOf(f) == c)) * 2 >= own.Count);
    }

    private void Columns(List<VisualLine> lines, ColumnRegion region, PageLayout layout)
    {
        foreach (var (left, right) in region.Columns)
        {
            var column = lines.Skip(region.First).Take(region.Count).Select(l => l.Between(left, right + 0.1)).OfType<VisualLine>().ToList();
            Order(column, layout);
        }
    }

    private void Table(List<TableRowLines> rows, PageLayout layout)
    {
        var read = rows.ConvertAll(r => layout.AddRow(r.Cells) with { Box = r.Box });
        if (openTable is not null && openTable.Continues(read))
        {
            openTable.Add(read);
            return;
        }

        CloseTable();
        openTable = new PdfTable(read, LeadLine.OfTable(blocks));
    }

    private void Text(List<VisualLine> lines, PageLayout layout)
    {
        if (lines.Count == 0)
        {
            return;
        }

        CloseTable();
        foreach (var paragraph in Paragraphs.Split(lines, sizes.Body))
        {
            var clean = paragraph.Lines.Select((l, i) => new CleanLine(layout.AddLine(l.Text), paragraph.Breaks[i])).ToList();
            var box = paragraph.Lines.Select(l => l.Box).Aggregate(VisualLine.Around);
            if (paragraph.IsHeading)
            {
                headingSizes[blocks.Count] = paragraph.Lines[0].Size;
                blocks.Add(HeadingLevels.Heading(clean, layout.Number) with { Box = box });
            }
            else
            {
                blocks.AddRange(LineGroup.ToBlocks(clean, layout.Number, BlockKind.Paragraph, lead: null).Select(b => b with { Box = box }));
            }
        }

        lines.Clear();
    }

    private void CloseTable()
    {
        if (openTable is not null)
        {
            blocks.AddRange(openTable.Build());
            openTable = null;
        }
    }
}
