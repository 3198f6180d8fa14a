namespace Assistant.Infrastructure.Readers.Excel;

/// <param name="Text">As the sheet shows it.</param>
/// <param name="IsValue">A number, a date or a truth value.</param>
internal readonly record struct SheetCell(string Text, bool IsValue);

/// <summary>One sheet as it is shown, whatever file it came from: hidden rows and columns are gone already.</summary>
internal sealed class Sheet(int number, string name)
{
    /// <summary>A merged cell with more hidden rows than this at its start is taken as hidden itself.</summary>
    private const int LongestHiddenRun = 1000;

    private readonly SortedDictionary<int, SortedDictionary<int, SheetCell>> _rows = [];

    /// <summary>Position in the workbook from 1.</summary>
    public int Number { get; } = number;

    public string Name { get; } = name;

    public List<CellArea> Merged { get; } = [];

    /// <summary>Width of the narrow columns of grid paper: in characters, by column; what is not here has the usual width.</summary>
    public Dictionary<int, double> Widths { get; } = [];

    public HashSet<int> HiddenRows { get; } = [];

    public HashSet<int> HiddenColumns { get; } = [];

    public IReadOnlyDictionary<int, SortedDictionary<int, SheetCell>> Rows => _rows;

    public void Set(int row, int column, SheetCell cell)
    {
        if (cell.Text.Length == 0)
        {
            return;
        }

        if (!_rows.TryGetValue(row, out var cells))
        {
            _rows[row] = cells = [];
        }

        cells[column] = cell;
    }

    /// <summary>Takes hidden rows and columns out. A merged cell whose first row or column is hidden moves to the first that is seen.</summary>
    public void DropHidden()
    {
        foreach (var area in Merged)
        {
            if (_rows.TryGetValue(area.Top, out var cells) && cells.TryGetValue(area.Left, out var cell) && (HiddenRows.Contains(area.Top) || HiddenColumns.Contains(area.Left))
                && FirstSeen(area.Top, area.Bottom, HiddenRows) is { } row && FirstSeen(area.Left, area.Right, HiddenColumns) is { } column)
            {
                Set(row, column, cell);
            }
        }

        foreach (var row in HiddenRows)
        {
            _rows.Remove(row);
        }

        if (HiddenColumns.Count > 0)
        {
            foreach (var cells in _rows.Values)
            {
                foreach (var column in cells.Keys.Where(HiddenColumns.Contains).ToList())
                {
                    cells.Remove(column);
                }
            }
        }

        foreach (var empty in _rows.Where(r => r.Value.Count == 0).Select(r => r.Key).ToList())
        {
            _rows.Remove(empty);
        }
    }

    private static int? FirstSeen(int from, int to, HashSet<int> hidden)
    {
        for (var i = from; i <= Math.Min(to, from + LongestHiddenRun); i++)
        {
            if (!hidden.Contains(i))
            {
                return i;
            }
        }

        return null;
    }
}
