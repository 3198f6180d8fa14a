namespace Assistant.Infrastructure.Readers;

/// <summary>A cell of a table whose merged areas the format states.</summary>
/// <param name="Column">From 0; places that it covers from above are not in the row again.</param>
/// <param name="Columns">How many it covers to the right, itself included.</param>
/// <param name="Rows">How many it covers downwards, itself included.</param>
/// <param name="Entries">Its text; empty when it is blank.</param>
internal sealed record SpannedCell(int Column, int Columns, int Rows, IReadOnlyList<string> Entries)
{
    /// <summary>As shown to people; null when the place of the row says enough.</summary>
    public string? Place { get; init; }

    /// <summary>A number or a date: such a cell is no name of a column.</summary>
    public bool IsValue { get; init; }

    public bool IsBlank => Entries.Count == 0;
}

/// <param name="Place">As shown to people.</param>
internal sealed record SpannedRow(string Place, IReadOnlyList<SpannedCell> Cells);
