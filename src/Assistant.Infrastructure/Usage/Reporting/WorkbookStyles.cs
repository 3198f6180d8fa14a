using Assistant.Core.Usage.Reporting;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>The few looks of cells. The numbers are places in the list of cell formats.</summary>
internal static class WorkbookStyles
{
    public const uint Header = 1;
    public const uint Text = 2;

    /// <summary>What begins like a formula: the sign that Excel shows is an apostrophe before the cell.</summary>
    public const uint TextThatLooksLikeAFormula = 3;
    public const uint Note = 4;
    private const uint Whole = 5;
    private const uint FirstFormat = 164;
    private const int MostDecimals = 3;
    private static readonly string[] Patterns = ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000"];

    /// <summary>By the column, or where the column leaves it open by the decimals that the value has.</summary>
    public static uint Of(ReportFormat format, decimal value) => Whole + format switch
    {
        ReportFormat.OneDecimal => 1,
        ReportFormat.TwoDecimals => 2,
        ReportFormat.Number => Decimals(value),
        _ => 0,
    };

    public static Stylesheet Create() => new(
        new NumberingFormats(Patterns.Select((p, i) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = p })),
        new Fonts(Font(bold: false), Font(bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8F1FE" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FFB3B3B3" }) { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
        [
            new CellFormat(),
            new CellFormat(Wrapped()) { FontId = 1, FillId = 2, BorderId = 1, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true },
            new CellFormat(Wrapped()) { BorderId = 1, ApplyBorder = true, ApplyAlignment = true },
            new CellFormat(Wrapped()) { BorderId = 1, ApplyBorder = true, ApplyAlignment = true, QuotePrefix = true },
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true },
            .. Patterns.Select((_, i) => new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top })
            {
                NumberFormatId = FirstFormat + (uint)i, BorderId = 1, ApplyNumberFormat = true, ApplyBorder = true, ApplyAlignment = true,
            }),
        ]),
        new CellStyles(new CellStyle { Name = "標準", FormatId = 0, BuiltinId = 0 }));

    private static uint Decimals(decimal value)
    {
        var decimals = 0u;
        while (decimals < MostDecimals && decimal.Round(value, (int)decimals) != value)
        {
            decimals++;
        }

        return decimals;
    }

    private static Alignment Wrapped() => new() { Vertical = VerticalAlignmentValues.Top, WrapText = true };

    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = 11 }, new FontName { Val = "游ゴシック" }, new FontFamilyNumbering { Val = 3 }, new FontCharSet { Val = 128 });
        return font;
    }
}
