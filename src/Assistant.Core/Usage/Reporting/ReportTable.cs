namespace Assistant.Core.Usage.Reporting;

/// <summary>How a column's values are shown. The value itself stays what it is.</summary>
public enum ReportFormat
{
    Text,

    /// <summary>With separators: 1,234.</summary>
    Whole,
    OneDecimal,
    TwoDecimals,

    /// <summary>With as many decimals, up to three, as the value has.</summary>
    Number,
}

/// <param name="Name">With its unit.</param>
public sealed record ReportColumn(string Name, ReportFormat Format = ReportFormat.Text);

/// <summary>One table of the report: the same on the page, in Excel, Word and CSV.</summary>
/// <param name="Name">Short enough for the name of a sheet.</param>
/// <param name="Rows">As many cells as columns. A cell is a <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="decimal"/> or null for unknown.</param>
/// <param name="Note">What a reader has to know.</param>
public sealed record ReportTable(string Name, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string? Note = null);
