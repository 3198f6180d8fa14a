namespace Assistant.Core.Documents;

/// <summary>
/// Understands a table: header rows become column names, merged first columns are carried down, columns of circles
/// become one list of the columns that are marked, glossaries become definitions.
/// </summary>
public static class TableStructure
{
    /// <summary>Column name for the marked columns when no spanning header names them together.</summary>
    public const string MarkedColumn = "○の付いた項目";

    /// <summary>One block for each row below the header, in order.</summary>
    /// <param name="rows">At least one; shorter rows are filled with blanks.</param>
    /// <param name="lead">Caption or the line that stands above the table.</param>
    public static IReadOnlyList<Block> Build(IReadOnlyList<GridRow> rows, string? lead = null)
    {
        var width = rows.Max(r => r.Cells.Count);
        var header = TableHeader.Read(rows, width);
        var data = rows.Skip(header.Rows).Where(r => !header.Repeats(r) && r.Cells.Any(c => !c.IsBlank)).ToList();
        var marks = MarkColumns.Find(data, width, header);
        var kind = IsGlossary(header.Names) ? BlockKind.Definition : BlockKind.TableRow;

        var blocks = new List<Block>(data.Count);
        GridRow? above = null;
        foreach (var row in data)
        {
            var filled = MarkColumns.IsSummary(row) ? row : CarryDown(row, above, width, marks);
            var cells = ToCells(filled, width, header, marks);
            blocks.Add(new Block { Kind = kind, Segments = [new Segment(string.Join(" ／ ", cells.Select(c => c.Value)), row.Span)], Cells = cells, Lead = lead, Box = row.Box });
            above = ReferenceEquals(filled, row) && MarkColumns.IsSummary(row) ? above : filled;
        }

        return blocks;
    }

    /// <summary>
    /// Conversion leaves the cells below a merged one blank: the run of blanks at the start of a row is filled from above.
    /// Blanks further right stay blank, and a mark is never carried: it would claim something the table does not say.
    /// </summary>
    private static GridRow CarryDown(GridRow row, GridRow? above, int width, MarkColumns marks)
    {
        var blanks = Enumerable.Range(0, width).TakeWhile(c => row[c].IsBlank && !marks.Contains(c)).Count();
        if (above is null || blanks == 0 || blanks == width)
        {
            return row;
        }

        return row with { Cells = [.. Enumerable.Range(0, width).Select(c => c < blanks ? above[c] : row[c])] };
    }

    private static List<TableCell> ToCells(GridRow row, int width, TableHeader header, MarkColumns marks)
    {
        var summary = MarkColumns.IsSummary(row);
        var cells = Enumerable.Range(0, width)
            .Where(c => !row[c].IsBlank && (summary || !marks.Contains(c)))
            .Select(c => new TableCell(header.Names[c], row[c].Items))
            .ToList();
        if (!summary && marks.In(row, header) is { Count: > 0 } marked)
        {
            cells.Add(new TableCell(marks.Name, marked));
        }

        return cells;
    }

    private static bool IsGlossary(IReadOnlyList<string> names) =>
        names.Any(n => n is "用語" or "語句" or "用語名" or "略語") && names.Any(n => n is "意味" or "説明" or "解説" or "定義" or "内容" or "用語の説明");
}
