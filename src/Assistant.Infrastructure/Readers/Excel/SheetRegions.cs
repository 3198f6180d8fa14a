namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>
/// Cuts a sheet where blank rows or columns run through: what is left together is a table, a form or some lines. A table
/// that goes on after a blank row, in the same columns and with values, stays one.
/// </summary>
internal sealed class SheetRegions
{
    /// <summary>A sheet is cut this often at most; what is deeper stays together.</summary>
    private const int DeepestCut = 24;

    private readonly Sheet _sheet;
    private readonly int[] _hiddenRows;
    private readonly int[] _hiddenColumns;

    public SheetRegions(Sheet sheet)
    {
        _sheet = sheet;
        _hiddenRows = [.. sheet.HiddenRows.Order()];
        _hiddenColumns = [.. sheet.HiddenColumns.Order()];
    }

    public List<List<SheetItem>> Find()
    {
        var regions = new List<List<SheetItem>>();
        Cut(Items(), byRows: true, stuck: false, 0, regions);
        return Rejoined(regions);
    }

    private List<SheetItem> Items()
    {
        var merged = new Dictionary<(int, int), CellArea>();
        foreach (var area in _sheet.Merged)
        {
            merged.TryAdd((area.Top, area.Left), area);
        }

        // The first cell that is seen speaks for a merged area whose own first row or column is hidden.
        foreach (var area in _sheet.Merged.Where(a => _sheet.HiddenRows.Contains(a.Top) || _sheet.HiddenColumns.Contains(a.Left)))
        {
            var top = area.Top + Math.Max(0, Run(_sheet.HiddenRows, area.Top, area.Bottom));
            var left = area.Left + Math.Max(0, Run(_sheet.HiddenColumns, area.Left, area.Right));
            merged.TryAdd((top, left), area with { Top = top, Left = left });
        }

        return
        [
            .. _sheet.Rows.SelectMany(r => r.Value.Select(c => new SheetItem(merged.TryGetValue((r.Key, c.Key), out var area) ? area : new CellArea(r.Key, c.Key, r.Key, c.Key), c.Value)))
                .Where(i => !string.IsNullOrWhiteSpace(i.Text)),
        ];
    }

    private static int Run(HashSet<int> hidden, int from, int to)
    {
        var length = 0;
        while (from + length < to && hidden.Contains(from + length))
        {
            length++;
        }

        return length;
    }

    private void Cut(List<SheetItem> items, bool byRows, bool stuck, int depth, List<List<SheetItem>> regions)
    {
        if (items.Count == 0)
        {
            return;
        }

        var parts = depth < DeepestCut ? Parts(items, byRows) : [items];
        if (parts.Count == 1 && (stuck || depth >= DeepestCut))
        {
            regions.Add(parts[0]);
            return;
        }

        foreach (var part in parts)
        {
            Cut(part, !byRows, stuck: parts.Count == 1, depth + 1, regions);
        }
    }

    private List<List<SheetItem>> Parts(List<SheetItem> items, bool byRows)
    {
        var parts = new List<List<SheetItem>>();
        var end = int.MinValue;
        foreach (var item in byRows ? items.OrderBy(i => i.Area.Top).ThenBy(i => i.Area.Left) : items.OrderBy(i => i.Area.Left).ThenBy(i => i.Area.Top))
        {
            var from = byRows ? item.Area.Top : item.Area.Left;
            if (parts.Count == 0 || Gap(end, from, byRows))
            {
                parts.Add([]);
            }

            parts[^1].Add(item);
            end = Math.Max(end, byRows ? item.Area.Bottom : item.Area.Right);
        }

        return parts;
    }

    /// <summary>Grid paper has narrow columns between its cells that separate nothing.</summary>
    private bool Gap(int end, int from, bool byRows)
    {
        if (from <= end + 1)
        {
            return false;
        }

        var hidden = byRows ? _hiddenRows : _hiddenColumns;
        var seen = from - end - 1 - (Below(hidden, from) - Below(hidden, end + 1));
        return seen > 0 && (byRows || !Enumerable.Range(end + 1, Math.Min(from - end - 1, 64)).All(_sheet.Widths.ContainsKey));
    }

    private static int Below(int[] sorted, int value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at < 0 ? ~at : at;
    }

    private static List<List<SheetItem>> Rejoined(List<List<SheetItem>> regions)
    {
        var joined = new List<List<SheetItem>>();
        foreach (var region in regions)
        {
            if (joined.Count > 0 && GoesOn(joined[^1], region))
            {
                joined[^1].AddRange(region);
            }
            else
            {
                joined.Add(region);
            }
        }

        return joined;
    }

    private static bool GoesOn(List<SheetItem> above, List<SheetItem> below)
    {
        var first = below.Min(i => i.Area.Top);
        var row = below.Where(i => i.Area.Top == first).ToList();
        return row.Count > 1 && row.Exists(i => i.Cell.IsValue) && above.Count > 3
            && first - above.Max(i => i.Area.Bottom) == 2
            && below.Min(i => i.Area.Left) == above.Min(i => i.Area.Left)
            && below.Max(i => i.Area.Right) == above.Max(i => i.Area.Right);
    }
}
