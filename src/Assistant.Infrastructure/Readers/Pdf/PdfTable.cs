using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A table that may go on over page breaks: the header repeats or not, and a row can be cut in two.</summary>
internal sealed class PdfTable(List<GridRow> rows, ColumnRegion region, double size, string? lead)
{
    private readonly List<GridRow> _rows = [.. rows];

    public int LastPage { get; private set; } = rows[^1].Span.Page;

    /// <summary>Where the columns stand: the next page is read with them.</summary>
    public ColumnRegion Region { get; } = region;

    public double Size { get; } = size;

    public void Add(List<GridRow> next, IReadOnlyList<TableRowLines> lines)
    {
        LastPage = next[0].Span.Page;
        var first = SameText(next[0], _rows[0]) ? 1 : 0;
        if (first < next.Count && next[first][0].IsBlank)
        {
            _rows[^1] = Joined(_rows[^1], next[first], lines[first]);
            first++;
        }

        _rows.AddRange(next.Skip(first));
    }

    /// <summary>A row is quoted whole, so its segment stands where the row stands.</summary>
    public IEnumerable<Block> Build() => TableStructure.Build(_rows, lead).Select(b => b with { Segments = [.. b.Segments.Select(s => s with { Box = b.Box, Confidence = ConfidenceOf(b) })] });

    /// <summary>The second half of a row: its words belong to the cells of the first, each with its own page.</summary>
    private static GridRow Joined(GridRow first, GridRow second, TableRowLines lines) =>
        first with { Cells = [.. first.Cells.Select((c, i) => second[i].IsBlank ? c : c with { Items = Joined(c.Items, second[i].Items, lines.Cells[i][0].Text) })] };

    /// <summary>An entry cut by the page break reads on as one; its quote is the part on the first page.</summary>
    private static IReadOnlyList<Segment> Joined(IReadOnlyList<Segment> items, IReadOnlyList<Segment> rest, string line) =>
        items.Count > 0 && !LineGroup.IsMarked(line) && !JapaneseText.EndsSentence(items[^1].Text[^1])
            ? [.. items.SkipLast(1), items[^1] with { Text = CellEntry.Joined(items[^1].Text, rest[0].Text) }, .. rest.Skip(1)]
            : [.. items, .. rest];

    private static int? ConfidenceOf(Block row) =>
        row.Cells.SelectMany(c => c.Items).Where(i => i.Confidence is not null).Select(i => (double)i.Confidence!.Value).DefaultIfEmpty(-1).Average() is var mean and >= 0 ? (int)mean : null;

    private static bool SameText(GridRow a, GridRow b) => a.Cells.Select(c => c.Text).SequenceEqual(b.Cells.Select(c => c.Text), StringComparer.Ordinal);
}
