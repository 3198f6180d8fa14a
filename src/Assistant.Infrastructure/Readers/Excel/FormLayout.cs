namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>
/// Tells forms from tables. Forms are drawn on grid paper: many narrow columns whose cells are merged into fields, and
/// hardly two rows that begin in the same places.
/// </summary>
internal static class FormLayout
{
    /// <summary>In characters; a usual column is 8.38 wide.</summary>
    public const double NarrowColumn = 5;

    private const int LongestLabel = 24;
    private const double MergedShare = 0.4;
    private const double AlikeShare = 0.6;

    public static bool IsForm(IReadOnlyList<IGrouping<int, SheetItem>> rows)
    {
        var items = rows.SelectMany(r => r).ToList();
        var merged = items.Count(i => i.Area.Columns > 1);
        if (merged < 2 || merged < items.Count * MergedShare)
        {
            return false;
        }

        var widest = rows.MaxBy(r => r.Count())!.Select(i => i.Area.Left).ToHashSet();
        var alike = rows.Count(r => r.All(i => widest.Contains(i.Area.Left)) && r.Count() * 2 > widest.Count);
        return widest.Count == 2 ? rows.All(r => r.Count() <= 2) : alike < rows.Count * AlikeShare;
    }

    /// <summary>Rows from <paramref name="first"/> that are a table within a form: all begin in the same places, the first with names only. 0 when there is none.</summary>
    public static int TableAt(IReadOnlyList<IGrouping<int, SheetItem>> rows, int first)
    {
        var places = Places(rows[first]);
        if (places.Count < 3 || !rows[first].All(IsLabel))
        {
            return 0;
        }

        var end = first + 1;
        while (end < rows.Count && rows[end].All(i => places.Contains(i.Area.Left)) && rows[end].Count() > 1)
        {
            end++;
        }

        var inner = rows.Skip(first + 1).Take(end - first - 1).ToList();
        var isTable = inner.Count >= 2 || (inner.Count == 1 && inner[0].All(i => !IsLabel(i)));
        return isTable && !inner.All(r => r.Where((_, at) => at % 2 == 0).All(IsLabel) && r.Count() % 2 == 0 && r.Where((_, at) => at % 2 == 1).All(i => !IsLabel(i))) ? end - first : 0;
    }

    public static bool IsLabel(SheetItem item) =>
        !item.Cell.IsValue && item.Text.Length <= LongestLabel && !item.Text.Contains('。', StringComparison.Ordinal) && !item.Text.AsSpan().ContainsAnyInRange('0', '9');

    private static HashSet<int> Places(IEnumerable<SheetItem> row) => [.. row.Select(i => i.Area.Left)];
}
