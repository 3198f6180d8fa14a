using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>
/// Writes a table with merged cells into the stored text and understands it: a first row over the whole width is its
/// caption, such a row further down heads the rows below it, and merged cells at the top tell how deep the header is.
/// </summary>
internal sealed class SpannedTable(PageLayout layout, IReadOnlyList<SpannedRow> rows)
{
    private const int LongestHeading = 60;
    private const int LongestHeaderCell = 80;

    private readonly int _width = rows.SelectMany(r => r.Cells).Select(c => c.Column + c.Columns).DefaultIfEmpty().Max();
    private readonly Dictionary<int, string> _sections = [];
    private readonly Dictionary<SourceSpan, int> _rowOf = [];

    /// <param name="headerRows">As the format states it; 0 when it does not.</param>
    /// <param name="lead">The line above the table.</param>
    public List<Block> Build(int headerRows, string? lead)
    {
        var grid = Write(headerRows > 0 ? headerRows : HeaderRows());
        return grid.Count == 0 ? [] : [.. TableStructure.Build(grid, lead).Select(b => Placed(b, lead))];
    }

    private List<GridRow> Write(int headerRows)
    {
        var grid = new SpanGrid();
        for (var r = 0; r < rows.Count; r++)
        {
            var start = layout.BeginRow();
            var section = SectionAt(r);
            var isHeader = r < headerRows + Captions() && section is null;
            var column = 0;
            foreach (var cell in rows[r].Cells)
            {
                if (cell.Column > column)
                {
                    grid.Skip(cell.Column);
                }

                var read = layout.AddCell(cell.Entries, isFirst: ReferenceEquals(cell, rows[r].Cells[0]), isHeader && !cell.IsBlank);
                grid.Add(read with { Items = [.. read.Items.Select(i => i with { Place = cell.Place ?? rows[r].Place })] }, cell.Columns, cell.Rows);
                column = cell.Column + cell.Columns;
            }

            var span = layout.SpanFrom(start);
            if (section is not null)
            {
                _sections[r] = section;
                grid.DropRow();
                continue;
            }

            _rowOf.TryAdd(span, r);
            grid.EndRow(span);
        }

        return grid.Rows;
    }

    private Block Placed(Block block, string? lead)
    {
        var row = _rowOf.GetValueOrDefault(block.Segments[0].Span, -1);
        var section = _sections.Where(s => s.Key < row).OrderByDescending(s => s.Key).Select(s => s.Value).FirstOrDefault();
        return block with
        {
            Lead = (lead, section) is ({ } above, { } own) ? $"{above} {own}" : section ?? lead,
            Segments = row < 0 ? block.Segments : [.. block.Segments.Select(s => s with { Place = rows[row].Place })],
        };
    }

    private int Captions() => rows.Count > 1 && SectionAt(0) is not null ? 1 : 0;

    /// <summary>Text of a row that is one short cell over the whole width; null for all others.</summary>
    private string? SectionAt(int row)
    {
        if (_width < 3 || rows.Count < 3 || row == rows.Count - 1 || rows[row].Cells is not [{ Rows: 1, IsValue: false } only] || only.Column > 0 || only.Columns < _width)
        {
            return null;
        }

        var text = string.Join(' ', only.Entries);
        return text.Length is > 0 and <= LongestHeading && !text.Contains('。', StringComparison.Ordinal) ? text : null;
    }

    /// <summary>
    /// As deep as the deepest merged cell of a first row in which one cell spans columns; one more where such a cell has
    /// names below it while others of that row are missing. 0 when nothing says so.
    /// </summary>
    private int HeaderRows()
    {
        var top = Captions();
        var first = rows.Skip(top).FirstOrDefault();
        if (first is null || !first.Cells.Any(c => c is { Columns: > 1, IsBlank: false }))
        {
            return 0;
        }

        var depth = first.Cells.Max(c => c.Rows);
        var isIncomplete = first.Cells.Where(c => !c.IsBlank).Sum(c => c.Columns) < _width;
        if (depth == 1 && isIncomplete && rows.Count > top + 2 && NamesBelow(first, rows[top + 1]))
        {
            depth = 2;
        }

        var header = rows.Skip(top).Take(depth);
        return depth > 1 && depth + top < rows.Count && header.All(r => r.Cells.All(c => !c.IsValue && c.Entries.Sum(e => e.Length) <= LongestHeaderCell)) ? depth : 0;
    }

    private static bool NamesBelow(SpannedRow above, SpannedRow row) => above.Cells.Where(c => c is { Columns: > 1, IsBlank: false })
        .All(span => row.Cells.Count(c => !c.IsBlank && c.Column >= span.Column && c.Column < span.Column + span.Columns) > 1);
}
