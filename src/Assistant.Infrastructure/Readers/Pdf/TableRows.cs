using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>One row of a table on a page: for each column its entries.</summary>
internal sealed record TableRowLines(IReadOnlyList<IReadOnlyList<string>> Cells, BoundingBox Box);

/// <summary>Finds the rows of a table whose ruling lines are not in the text: by the steps between its lines.</summary>
internal static class TableRows
{
    /// <summary>A step this much longer than the shortest is the gap between two rows.</summary>
    private const double RowStep = 1.15;

    /// <summary>Cells longer than this on average, in em, are columns of prose.</summary>
    private const double LongestLabel = 14;

    /// <summary>Null when the region is columns of running text rather than a table.</summary>
    public static List<TableRowLines>? Find(IReadOnlyList<VisualLine> lines, ColumnRegion region)
    {
        var own = lines.Skip(region.First).Take(region.Count).ToList();
        var starts = RowStarts(own, region);
        var isTable = region.Columns.Count >= 3 ? starts.Count >= 2 : starts.Count >= 3 && HasLabels(own, region);
        if (!isTable)
        {
            return null;
        }

        var rows = new List<TableRowLines>();
        for (var r = 0; r < starts.Count; r++)
        {
            var end = r + 1 < starts.Count ? starts[r + 1] : own.Count;
            rows.Add(ToRow(own[starts[r]..end], region));
        }

        return rows;
    }

    private static List<int> RowStarts(List<VisualLine> lines, ColumnRegion region)
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

        return starts;
    }

    /// <summary>Two columns are a table only when the left one holds labels.</summary>
    private static bool HasLabels(List<VisualLine> lines, ColumnRegion region)
    {
        var left = lines.SelectMany(l => l.Fragments).Where(f => region.ColumnOf(f) == 0).ToList();
        return left.Count > 0 && left.Average(f => f.Width / f.Size) <= LongestLabel && left.TrueForAll(f => !f.Text.EndsWith('。'));
    }

    private static TableRowLines ToRow(List<VisualLine> lines, ColumnRegion region)
    {
        var cells = Enumerable.Range(0, region.Columns.Count).Select(_ => new List<string>()).ToList();
        foreach (var fragment in lines.SelectMany(l => l.Fragments))
        {
            var cell = cells[region.ColumnOf(fragment)];
            if (cell.Count == 0 || IsBullet(fragment.Text))
            {
                cell.Add(fragment.Text);
            }
            else
            {
                cell[^1] = Joined(cell[^1], fragment.Text);
            }
        }

        return new TableRowLines(cells, lines.Select(l => l.Box).Aggregate(VisualLine.Around));
    }

    public static string Joined(string before, string after) =>
        new StringBuilder(before).Append(JapaneseText.NeedsSpace(before[^1], after[0]) ? " " : string.Empty).Append(after).ToString();

    private static bool IsBullet(string text) => text.Length > 1 && text[0] is '●' or '・' or '•' && text.Length > 1;
}
