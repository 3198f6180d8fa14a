using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers;

/// <summary>Expands rowspan and colspan: every place of the table gets the cell that covers it.</summary>
internal sealed class SpanGrid
{
    /// <summary>A hostile table of spans must not fill the memory.</summary>
    private const int LargestWidth = 500;

    private readonly Dictionary<int, (GridCell Cell, int Rows)> fromAbove = [];
    private List<GridCell> current = [];

    public List<GridRow> Rows { get; } = [];

    public void Add(GridCell cell, int columns, int rows)
    {
        FillFromAbove();
        for (var k = 0; k < columns && current.Count < LargestWidth; k++)
        {
            if (rows > 1)
            {
                fromAbove[current.Count] = (cell, rows - 1);
            }

            current.Add(cell);
            if (k + 1 < columns)
            {
                cell = cell.IsHeader ? cell : GridCell.Blank;
            }
        }
    }

    /// <param name="span">Raw stretch of the row; null when there is no open row.</param>
    public void EndRow(SourceSpan? span)
    {
        if (span is { } stretch && current.Count > 0)
        {
            FillFromAbove();
            Rows.Add(new GridRow(stretch, current));
        }

        current = [];
    }

    private void FillFromAbove()
    {
        while (fromAbove.TryGetValue(current.Count, out var above) && current.Count < LargestWidth)
        {
            if (above.Rows == 1)
            {
                fromAbove.Remove(current.Count);
            }
            else
            {
                fromAbove[current.Count] = above with { Rows = above.Rows - 1 };
            }

            current.Add(above.Cell);
        }
    }
}
