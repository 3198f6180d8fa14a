using Assistant.Core.Usage.Reporting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Infrastructure.Usage.Reporting;

internal static class DocumentParts
{
    public static Paragraph Paragraph(string text, string? style = null)
    {
        var shown = style == DocumentStyles.Bullet ? $"・{text}" : text;
        var paragraph = new Paragraph(new Run(new Text(ReportText.Clean(shown)) { Space = SpaceProcessingModeValues.Preserve }));
        if (style is not null)
        {
            paragraph.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        return paragraph;
    }

    /// <summary>The header is repeated on every page, and no row is torn in two.</summary>
    public static Table Table(ReportTable table, IReadOnlyList<int> columns)
    {
        var shown = new Table(
            new TableProperties(new TableStyle { Val = DocumentStyles.Table }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(columns.Select(_ => new GridColumn())));
        shown.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. columns.Select(c => Cell(table.Columns[c].Name, isNumber: false, isHeader: true))]));
        shown.Append(table.Rows.Select(row => new TableRow(
        [
            new TableRowProperties(new CantSplit()),
            .. columns.Select(c => Cell(ReportNumbers.Text(row[c], table.Columns[c].Format), table.Columns[c].Format != ReportFormat.Text, isHeader: false)),
        ])));
        return shown;
    }

    public static Paragraph PageNumbers() => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        Field("PAGE"),
        new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
        Field("NUMPAGES"));

    /// <summary>A4, upright.</summary>
    public static SectionProperties Page(string headerId, string footerId) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = headerId },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footerId },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1021, Right = 1021, Header = 567, Footer = 567, Gutter = 0 });

    private static SimpleField Field(string instruction) => new(new Run(new Text("1"))) { Instruction = instruction };

    private static TableCell Cell(string text, bool isNumber, bool isHeader)
    {
        var run = new Run(new RunProperties(new FontSize { Val = "17" }), new Text(ReportText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        var cell = new TableCellProperties();
        if (isHeader)
        {
            run.RunProperties!.PrependChild(new Bold());
            cell.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E8F1FE" });
        }

        return new TableCell(cell, new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = "30", After = "30", Line = "260", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = isNumber ? JustificationValues.Right : JustificationValues.Left }),
            run));
    }
}
