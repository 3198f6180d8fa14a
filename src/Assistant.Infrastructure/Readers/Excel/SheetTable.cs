using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>A region of a sheet as a table: its columns are where cells begin.</summary>
internal static class SheetTable
{
    public static List<Block> Build(Sheet sheet, PageLayout layout, IReadOnlyList<IGrouping<int, SheetItem>> rows, string? lead)
    {
        var starts = rows.SelectMany(r => r).Select(i => i.Area.Left).Distinct().Order().ToList();
        var seen = rows.Select(r => r.Key).ToList();
        var spanned = rows.Select(r => new SpannedRow(PlaceOf(r), [.. r.OrderBy(i => i.Area.Left).Select(i => ToCell(i, starts, seen))])).ToList();
        return new SpannedTable(layout, spanned).Build(headerRows: 0, lead);
    }

    private static SpannedCell ToCell(SheetItem item, List<int> starts, List<int> rows)
    {
        var column = starts.BinarySearch(item.Area.Left);
        var columns = Below(starts, item.Area.Right + 1) - column;
        var depth = Below(rows, item.Area.Bottom + 1) - Below(rows, item.Area.Top);
        return new SpannedCell(column, Math.Max(1, columns), Math.Max(1, depth), item.Entries) { Place = item.Area.ToString(), IsValue = item.Cell.IsValue };
    }

    private static int Below(List<int> sorted, int value)
    {
        var at = sorted.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    private static string PlaceOf(IGrouping<int, SheetItem> row) =>
        new CellArea(row.Key, row.Min(i => i.Area.Left), row.Key, row.Max(i => i.Area.Right)).ToString();
}
