namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>
/// Consecutive lines with the same white strips between their fragments: a table, or columns of text.
/// </summary>
/// <param name="First">Index of the first line.</param>
/// <param name="Count">Number of lines.</param>
/// <param name="Columns">Left and right edge of each column, at least two.</param>
internal sealed record ColumnRegion(int First, int Count, IReadOnlyList<(double Left, double Right)> Columns)
{
    /// <summary>Narrowest white strip, in em.</summary>
    private const double NarrowestStrip = 0.4;

    /// <summary>Lines further apart than this, in em, do not belong together.</summary>
    private const double LongestStep = 4.5;

    private const double LargestSizeRatio = 1.25;

    /// <summary>The region that begins at <paramref name="first"/>, null when there is none.</summary>
    public static ColumnRegion? At(IReadOnlyList<VisualLine> lines, int first)
    {
        if (lines[first].Fragments.Count < 2)
        {
            return null;
        }

        List<(double Left, double Right)> columns = [];
        var last = first - 1;
        for (var i = first; i < lines.Count; i++)
        {
            if (i > first && !FitsBelow(lines[i - 1], lines[i], lines[first]))
            {
                break;
            }

            var merged = Merge(columns, lines[i]);
            if (merged.Count < 2 || (i > first && merged.Count < columns.Count && !IsSpanningHeader(i - first, merged.Count, lines[i])))
            {
                break;
            }

            columns = merged;
            last = i;
        }

        last = WithoutTail(lines, first, last, columns);
        return last > first ? new ColumnRegion(first, last - first + 1, columns) : null;
    }

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
    private static bool IsSpanningHeader(int index, int columns, VisualLine line) => index < 2 && columns >= 2 && line.Fragments.Count >= 2;

    private static bool FitsBelow(VisualLine above, VisualLine line, VisualLine first)
    {
        var ratio = line.Size / first.Size;
        return line.Middle - above.Middle <= LongestStep * first.Size && ratio is <= LargestSizeRatio and >= 1 / LargestSizeRatio;
    }

    /// <summary>Lines at the end that stand only in the first column are the text below the table, not a row of it.</summary>
    private static int WithoutTail(IReadOnlyList<VisualLine> lines, int first, int last, List<(double Left, double Right)> columns)
    {
        var steps = Enumerable.Range(first + 1, Math.Max(0, last - first)).Select(i => lines[i].Middle - lines[i - 1].Middle).ToList();
        var usual = TypeSize.Median(steps);
        while (last > first && lines[last].Fragments.Count == 1 && lines[last].Left <= columns[0].Right && lines[last].Middle - lines[last - 1].Middle > usual * 1.05)
        {
            last--;
        }

        return last;
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
