using Assistant.Api.Problems;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Reporting;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Usage.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Usage;

/// <summary>The report of a period as a file: the same figures as the page. Small groups are merged, so that it may be handed on.</summary>
internal static class UsageReportFiles
{
    private const string CsvType = "text/csv; charset=utf-8";

    public static RouteGroupBuilder MapUsageReportFiles(this RouteGroupBuilder usage)
    {
        Map(usage, "/report.xlsx", "usageReportExcel", "期間の利用状況を Excel で返します。数字は画面と同じで、定義のシートがつきます。", UsageWorkbook.ContentType, "xlsx", UsageWorkbook.Create);
        Map(usage, "/report.docx", "usageReportWord", "期間の月次報告を Word で返します。", UsageReportDocument.ContentType, "docx", UsageReportDocument.Create);
        Map(usage, "/report.csv", "usageReportCsv", "期間の利用状況の表を CSV（BOM つき UTF-8）で返します。", CsvType, "csv", UsageReportCsv.Create);
        return usage;
    }

    private static void Map(RouteGroupBuilder usage, string path, string name, string summary, string type, string extension, Func<UsageOverview, byte[]> create) => usage
        .MapGet(path, (IUsageDashboard dashboard, CancellationToken cancellationToken, string? from = null, string? to = null) => CreateAsync(dashboard, UsagePeriod.Parse(from, to), type, extension, create, cancellationToken))
        .WithName(name)
        .WithSummary(summary)
        .WithMetadata(new AuditedAttribute(AuditActions.UsageExport))
        .Produces<FileContentHttpResult>(StatusCodes.Status200OK, type.Split(';')[0])
        .ProducesFailures(400, 503);

    private static async Task<FileContentHttpResult> CreateAsync(
        IUsageDashboard dashboard, UsagePeriod period, string type, string extension, Func<UsageOverview, byte[]> create, CancellationToken cancellationToken)
    {
        var overview = await dashboard.ReadAsync(period, cancellationToken);
        return TypedResults.File(create(overview), type, $"利用状況_{period.From}_{period.To}.{extension}");
    }
}
