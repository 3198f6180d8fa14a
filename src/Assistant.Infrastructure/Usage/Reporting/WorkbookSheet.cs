using System.Globalization;
using Assistant.Core.Usage.Reporting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>One table as a sheet: the header stays in sight, and printed it is one page wide.</summary>
internal static class WorkbookSheet
{
    private const double Narrowest = 9;
    private const double Widest = 60;
    private const int MostLetters = 32_767;

    public static Worksheet Create(ReportTable table)
    {
        var data = new SheetData(HeaderRow(table));
        foreach (var row in table.Rows)
        {
            data.Append(new Row(row.Select((cell, i) => CellOf(cell, table.Columns[i].Format))));
        }

        if (table.Note is not null)
        {
            data.Append(new Row());
            data.Append(new Row(TextCell(table.Note, WorkbookStyles.Note)));
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft }) { WorkbookViewId = 0 }),
            new Columns(table.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(table, i), CustomWidth = true })),
            data,
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddHeader($"&L{table.Name}"), new OddFooter("&C&P / &N")));
    }

    private static Row HeaderRow(ReportTable table) => new(table.Columns.Select(c => TextCell(c.Name, WorkbookStyles.Header)));

    private static Cell CellOf(object? value, ReportFormat format) => value switch
    {
        null => new Cell { StyleIndex = WorkbookStyles.Text },
        string text => TextCell(text, text is ['=' or '+' or '-' or '@', ..] ? WorkbookStyles.TextThatLooksLikeAFormula : WorkbookStyles.Text),
        IConvertible number => NumberCell(number.ToDecimal(CultureInfo.InvariantCulture), format),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Neither text nor a number."),
    };

    private static Cell NumberCell(decimal value, ReportFormat format) => new(new CellValue(value.ToString(CultureInfo.InvariantCulture)))
    {
        DataType = CellValues.Number,
        StyleIndex = WorkbookStyles.Of(format, value),
    };

    /// <summary>As text in the cell itself: Excel never takes it for a formula, whatever it begins with.</summary>
    private static Cell TextCell(string text, uint style)
    {
        var clean = ReportText.Clean(text.Length > MostLetters ? text[..MostLetters] : text);
        return new Cell(new InlineString(new Text(clean) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
    }

    /// <summary>In letters of the small kind; a Kanji takes two.</summary>
    private static double Width(ReportTable table, int column)
    {
        var widest = table.Rows.Select(r => Letters(ReportNumbers.Text(r[column], table.Columns[column].Format))).Append(Letters(table.Columns[column].Name)).Max();
        return Math.Clamp(widest + 2, Narrowest, Widest);
    }

    private static double Letters(string text) => text.Sum(c => c < 0x80 ? 1 : 2);
}
