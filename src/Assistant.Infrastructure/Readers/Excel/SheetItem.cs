namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>A cell with the area it covers.</summary>
internal sealed record SheetItem(CellArea Area, SheetCell Cell)
{
    public string Text => Cell.Text;

    public bool IsBlank => Cell.Text.Length == 0;

    /// <summary>Its lines as entries.</summary>
    public List<string> Entries => CellLines.ToEntries(Cell.Text.Replace('\r', '\n').Replace('\t', ' ').Split('\n'));
}
