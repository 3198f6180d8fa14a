using Assistant.Api.Problems;
using Assistant.Api.Streaming;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Usage;

namespace Assistant.Api.Usage;

/// <summary>Statistics of use, for analysts and administrators. Ids and numbers: nobody's name, nobody's text.</summary>
internal static class UsageEndpoints
{
    public static RouteGroupBuilder MapUsageEndpoints(this RouteGroupBuilder api)
    {
        var usage = api.MapGroup("/usage").WithTags("usage");
        usage.MapGet("/kpi", KpiAsync)
            .WithName("usageKpi")
            .WithSummary("期間（from、to は 2026-04 の形の年月）の指標です。")
            .WithMetadata(new AuditedAttribute(AuditActions.UsageRead))
            .ProducesFailures(400, 503);
        usage.MapGet("/report", ReportAsync)
            .WithName("usageReport")
            .WithSummary("期間の利用の内訳です。5人未満の所属と職位は「その他」にまとめます。")
            .WithMetadata(new AuditedAttribute(AuditActions.UsageRead))
            .ProducesFailures(400, 503);
        usage.MapGet("/indicators", IndicatorsAsync)
            .WithName("usageIndicators")
            .WithSummary("計画の指標を、月（to）の終わりまでの実績で、目標への道のりと比べます。")
            .WithMetadata(new AuditedAttribute(AuditActions.UsageRead))
            .ProducesFailures(400, 503);
        usage.MapGet("/events.csv", WriteCsvAsync)
            .WithName("usageEventsCsv")
            .WithSummary("期間の利用の記録を CSV で返します。氏名も質問も含みません。管理者でない人には、利用者の番号のかわりに仮の番号を返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.UsageExport))
            .Produces<string>(StatusCodes.Status200OK, LineTypes.Csv)
            .ProducesFailures(400, 503);
        usage.MapGet("/events.jsonl", WriteJsonLinesAsync)
            .WithName("usageEventsJsonLines")
            .WithSummary("期間の利用の記録を、1行1件の JSON で返します。管理者でない人には、利用者の番号のかわりに仮の番号を返します。")
            .WithMetadata(new AuditedAttribute(AuditActions.UsageExport))
            .Produces<UsageEventLine>(StatusCodes.Status200OK, LineTypes.JsonLines)
            .ProducesFailures(400, 503);
        usage.MapUsageReportFiles();
        usage.MapIndicatorEndpoint();
        return api;
    }

    private static Task<UsageKpi> KpiAsync(UsageReports reports, CancellationToken cancellationToken, string? from = null, string? to = null) =>
        reports.ComputeKpiAsync(UsagePeriod.Parse(from, to), recount: false, cancellationToken);

    private static Task<UsageReport> ReportAsync(UsageReports reports, CancellationToken cancellationToken, string? from = null, string? to = null) =>
        reports.ComputeReportAsync(UsagePeriod.Parse(from, to), cancellationToken);

    private static Task<IReadOnlyList<IndicatorReport>> IndicatorsAsync(UsageReports reports, CancellationToken cancellationToken, string? to = null) =>
        reports.ComputeIndicatorsAsync(UsagePeriod.Parse(to, to).To, cancellationToken);

    private static Task WriteCsvAsync(HttpContext context, IUsageLog log, IUsagePseudonyms pseudonyms, CancellationToken cancellationToken, string? from = null, string? to = null)
    {
        var period = UsagePeriod.Parse(from, to);
        return Download(period).WriteCsvAsync(context, ReadAsync(context, log, pseudonyms, period, cancellationToken), mark: false, cancellationToken);
    }

    private static Task WriteJsonLinesAsync(HttpContext context, IUsageLog log, IUsagePseudonyms pseudonyms, CancellationToken cancellationToken, string? from = null, string? to = null)
    {
        var period = UsagePeriod.Parse(from, to);
        return Download(period).WriteJsonLinesAsync(context, ReadAsync(context, log, pseudonyms, period, cancellationToken), cancellationToken);
    }

    private static LineDownload<UsageEventLine> Download(UsagePeriod period) => new($"usage-{period.From}-{period.To}", UsageEventLine.Header, line => line.Cells);

    private static IAsyncEnumerable<UsageEventLine> ReadAsync(HttpContext context, IUsageLog log, IUsagePseudonyms pseudonyms, UsagePeriod period, CancellationToken cancellationToken)
    {
        var name = pseudonyms.For(context.User.ToRequester());
        return log.ReadAsync(period.From.Start, period.End, cancellationToken).Select(usage => UsageEventLine.Of(usage, name));
    }
}
