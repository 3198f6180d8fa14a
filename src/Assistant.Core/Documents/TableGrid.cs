namespace Assistant.Core.Documents;

/// <summary>One cell as a reader finds it, before the table is understood.</summary>
/// <param name="Items">Its entries, without markup; none when the cell is blank.</param>
/// <param name="IsHeader">The format itself says so (HTML <c>th</c>).</param>
public sealed record GridCell(IReadOnlyList<Segment> Items, bool IsHeader = false)
{
    public static GridCell Blank { get; } = new([]);

    public bool IsBlank => Items.Count == 0;

    public string Text => string.Join(' ', Items.Select(i => i.Text));
}

/// <param name="Span">The raw stretch of the whole row.</param>
public sealed record GridRow(SourceSpan Span, IReadOnlyList<GridCell> Cells)
{
    /// <summary>Null where the format has no geometry.</summary>
    public BoundingBox? Box { get; init; }

    public GridCell this[int column] => column < Cells.Count ? Cells[column] : GridCell.Blank;
}
