using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>One row of a table on a page: for each column its entries.</summary>
internal sealed record TableRowLines(IReadOnlyList<IReadOnlyList<CellEntry>> Cells, BoundingBox Box);

/// <summary>Finds the rows of a table whose ruling lines are not in the text: by the steps between its lines.</summary>
internal static class TableRows
{
    /// <summary>A step this much longer than the shortest is the gap between two rows.</summary>
    private const double RowStep = 1.15;

    /// <summary>Cells longer than this on average, in em, are columns of prose.</summary>
    private const double LongestLabel = 14;

    /// <summary>Null when the region is columns of running text rather than a table.</summary>
    public static List<TableRowLines>? Find(ColumnRegion region)
    {
        var starts = RowStarts(region.Lines, region);
        var isTable = region.Columns.Count >= 3 ? starts.Count >= 2 : starts.Count >= 3 && HasLabels(region);
        return isTable ? Rows(starts, region) : null;
    }

    /// <summary>Rows of a region that is known to be a table.</summary>
    public static List<TableRowLines> Read(ColumnRegion region) => Rows(RowStarts(region.Lines, region), region);

    private static List<TableRowLines> Rows(List<int> starts, ColumnRegion region)
    {
        var rows = new List<TableRowLines>();
        for (var r = 0; r < starts.Count; r++)
        {
            var end = r + 1 < starts.Count ? starts[r + 1] : region.Lines.Count;
            rows.Add(ToRow([.. region.Lines.Skip(starts[r]).Take(end - starts[r])], region));
        }

        return rows;
    }

    /// <summary>Shorter ones are the numbers of a list.</summary>
    private const double ShortestLabel = 2.2;

    private const double NarrowestLabelStrip = 0.9;

    private static List<int> RowStarts(IReadOnlyList<VisualLine> lines, ColumnRegion region)
    {
        var steps = Enumerable.Range(1, lines.Count - 1).Select(i => lines[i].Middle - lines[i - 1].Middle).ToList();
        var shortest = steps.Where(s => s > lines[0].Size * 0.9).DefaultIfEmpty(0).Min();
        var isEven = steps.TrueForAll(s => s < shortest * RowStep);
        var starts = new List<int> { 0 };
        for (var i = 1; i < lines.Count; i++)
        {
            var filled = lines[i].Fragments.Select(region.ColumnOf).Distinct().ToList();
            var begins = isEven
                ? filled.Contains(0) && filled.Count * 2 >= region.Columns.Count
                : steps[i - 1] >= shortest * RowStep;
            if (begins)
            {
                starts.Add(i);
            }
        }

        return isEven ? starts : [.. starts.SelectMany((s, r) => Single(lines, s, r + 1 < starts.Count ? starts[r + 1] : lines.Count, region))];
    }

    /// <summary>Several lines without a gap, each of which fills all columns, are rows of one line each.</summary>
    private static IEnumerable<int> Single(IReadOnlyList<VisualLine> lines, int start, int end, ColumnRegion region)
    {
        const int fewest = 3;
        var areRows = end - start >= fewest && Enumerable.Range(start, end - start).All(i => lines[i].Fragments.Select(region.ColumnOf).Distinct().Count() == region.Columns.Count);
        return areRows ? Enumerable.Range(start, end - start) : [start];
    }

    /// <summary>Two columns are a table only when the left one holds labels.</summary>
    private static bool HasLabels(ColumnRegion region)
    {
        var left = region.Lines.SelectMany(l => l.Fragments).Where(f => region.ColumnOf(f) == 0).ToList();
        var strip = (region.Columns[1].Left - region.Columns[0].Right) / region.Lines[0].Size;
        return strip >= NarrowestLabelStrip
            && left.Count > 0
            && left.Average(f => f.Width / f.Size) is >= ShortestLabel and <= LongestLabel
            && left.TrueForAll(f => !f.Text.EndsWith('。'));
    }

    private static TableRowLines ToRow(List<VisualLine> lines, ColumnRegion region)
    {
        var cells = Enumerable.Range(0, region.Columns.Count).Select(_ => new List<CellEntry>()).ToList();
        foreach (var fragment in lines.SelectMany(l => l.Fragments))
        {
            var cell = cells[region.ColumnOf(fragment)];
            if (cell.Count == 0 || IsBullet(fragment.Text))
            {
                cell.Add(new CellEntry());
            }

            cell[^1].Add(fragment);
        }

        return new TableRowLines(cells, lines.Select(l => l.Box).Aggregate(VisualLine.Around));
    }

    private static bool IsBullet(string text) => text.Length > 1 && text[0] is '●' or '・' or '•';
}
