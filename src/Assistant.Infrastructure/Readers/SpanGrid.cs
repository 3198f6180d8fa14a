using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>Expands rowspan and colspan: every place of the table gets the cell that covers it.</summary>
internal sealed class SpanGrid
{
    /// <summary>A hostile table of spans must not fill the memory.</summary>
    private const int LargestWidth = 500;

    private readonly Dictionary<int, (GridCell Cell, int Rows)> _fromAbove = [];
    private List<GridCell> _current = [];

    public List<GridRow> Rows { get; } = [];

    public void Add(GridCell cell, int columns, int rows)
    {
        FillFromAbove();
        for (var k = 0; k < columns && _current.Count < LargestWidth; k++)
        {
            if (rows > 1)
            {
                _fromAbove[_current.Count] = (cell, rows - 1);
            }

            _current.Add(cell);
            if (k + 1 < columns)
            {
                cell = cell.IsHeader ? cell : GridCell.Blank;
            }
        }
    }

    /// <summary>Leaves the places before <paramref name="column"/> blank, but for what covers them from above.</summary>
    public void Skip(int column)
    {
        FillFromAbove();
        while (_current.Count < Math.Min(column, LargestWidth))
        {
            _current.Add(GridCell.Blank);
            FillFromAbove();
        }
    }

    /// <summary>Forgets the row that was begun.</summary>
    public void DropRow() => _current = [];

    /// <param name="span">Raw stretch of the row; null when there is no open row.</param>
    public void EndRow(SourceSpan? span)
    {
        if (span is { } stretch && _current.Count > 0)
        {
            FillFromAbove();
            Rows.Add(new GridRow(stretch, _current));
        }

        _current = [];
    }

    private void FillFromAbove()
    {
        while (_fromAbove.TryGetValue(_current.Count, out var above) && _current.Count < LargestWidth)
        {
            if (above.Rows == 1)
            {
                _fromAbove.Remove(_current.Count);
            }
            else
            {
                _fromAbove[_current.Count] = above with { Rows = above.Rows - 1 };
            }

            _current.Add(above.Cell);
        }
    }
}
