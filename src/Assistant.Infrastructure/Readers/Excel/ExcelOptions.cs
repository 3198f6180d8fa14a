namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Section <c>Readers:Excel</c>.</summary>
internal sealed class ExcelOptions
{
    public const string Section = "Readers:Excel";

    /// <summary>Reads hidden sheets, rows and columns as well; rows that a filter hides are hidden rows.</summary>
    public bool IncludeHidden { get; set; }

    /// <summary>Cells with content in one workbook, 1000–20000000.</summary>
    public int MostCells { get; set; } = 2_000_000;

    /// <summary>Rows with content in one workbook: each becomes a passage of its own, so they cost more than their cells; 100–5000000.</summary>
    public int MostRows { get; set; } = 200_000;

    /// <summary>1–5000.</summary>
    public int MostSheets { get; set; } = 500;

    public static IEnumerable<string> Check(ExcelOptions options) => NumberRange.Check(Section,
    [
        (nameof(MostCells), options.MostCells, 1000, 20_000_000),
        (nameof(MostRows), options.MostRows, 100, 5_000_000),
        (nameof(MostSheets), options.MostSheets, 1, 5000),
    ]);
}
