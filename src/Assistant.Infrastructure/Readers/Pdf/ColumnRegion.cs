namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>
/// Consecutive lines with the same white strips between their fragments: a table, or columns of text.
/// </summary>
/// <param name="Lines">The lines, parted where the columns end.</param>
/// <param name="Columns">Left and right edge of each column, at least two.</param>
internal sealed record ColumnRegion(IReadOnlyList<VisualLine> Lines, IReadOnlyList<(double Left, double Right)> Columns)
{
    /// <summary>Narrowest white strip, in em.</summary>
    private const double NarrowestStrip = 0.4;

    /// <summary>Lines further apart than this, in em, do not belong together.</summary>
    private const double LongestStep = 4.5;

    private const double LargestSizeRatio = 1.25;

    /// <summary>The region that begins at <paramref name="first"/>, null when there is none.</summary>
    public static ColumnRegion? At(IReadOnlyList<VisualLine> lines, int first, TypeSize sizes)
    {
        if (lines[first].Fragments.Count < 2)
        {
            return null;
        }

        List<(double Left, double Right)> columns = [];
        var own = new List<VisualLine>();
        for (var i = first; i < lines.Count; i++)
        {
            if (own.Count > 0 && !FitsBelow(own[^1], lines[i], own[0]))
            {
                break;
            }

            var line = lines[i];
            var merged = Merge(columns, line);
            if (merged.Count < columns.Count)
            {
                line = LineFinder.Part(line, columns, sizes);
                merged = Merge(columns, line);
            }

            if (merged.Count < 2 || (merged.Count < columns.Count && !IsSpanningHeader(own.Count, line)))
            {
                break;
            }

            columns = merged;
            own.Add(line);
        }

        DropTail(own, columns);
        return own.Count > 1 ? new ColumnRegion(own, columns) : null;
    }

    /// <summary>The lines at the top of a page that stand in the columns of the table above the page break; null when there are none.</summary>
    public ColumnRegion? Continue(IReadOnlyList<VisualLine> lines, double size, TypeSize sizes)
    {
        List<(double Left, double Right)> columns = [.. Columns];
        var own = new List<VisualLine>();
        while (own.Count < lines.Count && IsOfSize(lines[own.Count], size) && (own.Count == 0 || lines[own.Count].Middle - own[^1].Middle <= LongestStep * size))
        {
            var line = LineFinder.Part(lines[own.Count], columns, sizes);
            var merged = Merge(columns, line);
            if (merged.Count != columns.Count || !line.Fragments.All(f => columns.Exists(c => f.Left >= c.Left - 1)))
            {
                break;
            }

            columns = merged;
            own.Add(line);
        }

        DropTail(own, columns);
        return own.Exists(l => l.Fragments.Count > 1 || l.Left > columns[0].Right) ? new ColumnRegion(own, columns) : null;
    }

    private static bool IsOfSize(VisualLine line, double size) => line.Size / size is <= 1.1 and >= 0.9;

    public int ColumnOf(Fragment fragment)
    {
        for (var c = 0; c < Columns.Count; c++)
        {
            if (fragment.Middle <= Columns[c].Right || c == Columns.Count - 1)
            {
                return c;
            }
        }

        return 0;
    }

    /// <summary>The first rows of a table may span columns that its body sets apart.</summary>
    private static bool IsSpanningHeader(int index, VisualLine line) => index is 1 or 2 && line.Fragments.Count >= 2;

    private static bool FitsBelow(VisualLine above, VisualLine line, VisualLine first)
    {
        var ratio = line.Size / first.Size;
        return line.Middle - above.Middle <= LongestStep * first.Size && ratio is <= LargestSizeRatio and >= 1 / LargestSizeRatio;
    }

    /// <summary>Lines at the end that stand only in the first column are the text below the table, not a row of it.</summary>
    private static void DropTail(List<VisualLine> lines, List<(double Left, double Right)> columns)
    {
        var usual = TypeSize.Median(Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Select(i => lines[i].Middle - lines[i - 1].Middle));
        while (lines.Count > 1 && lines[^1].Fragments.Count == 1 && lines[^1].Left <= columns[0].Right && lines[^1].Middle - lines[^2].Middle > usual * 1.05)
        {
            lines.RemoveAt(lines.Count - 1);
        }
    }

    private static List<(double Left, double Right)> Merge(List<(double Left, double Right)> columns, VisualLine line)
    {
        var strip = NarrowestStrip * line.Size;
        var merged = new List<(double Left, double Right)>();
        foreach (var (left, right) in columns.Concat(line.Fragments.Select(f => (f.Left, f.Right))).OrderBy(c => c.Item1))
        {
            if (merged.Count > 0 && left - merged[^1].Right < strip)
            {
                merged[^1] = (merged[^1].Left, Math.Max(merged[^1].Right, right));
            }
            else
            {
                merged.Add((left, right));
            }
        }

        return merged;
    }
}
