using Assistant.Core.Usage.Reporting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>The report as Excel: a sheet a table, numbers as numbers, and text never as a formula.</summary>
public static class UsageWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Create(UsageOverview overview)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = $"利用状況 {ReportNumbers.Period(overview.Kpi)}";
            document.PackageProperties.Created = overview.ComputedAt.UtcDateTime;
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
            var sheets = new Sheets();
            workbook.Workbook = new Workbook(sheets);
            foreach (var table in ReportTables.Of(overview))
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = WorkbookSheet.Create(table);
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = table.Name });
            }
        }

        return stream.ToArray();
    }
}
