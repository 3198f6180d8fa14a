using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Time;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Reporting;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>Everything of a page from one reading of the counts.</summary>
internal sealed class UsageDashboard(UsageReports reports, IUsageLog log, IOrganisation organisation, Database database, TimeProvider time) : IUsageDashboard
{
    public async Task<UsageOverview> ReadAsync(UsagePeriod period, CancellationToken cancellationToken)
    {
        var totals = await log.ReadTotalsAsync(period, cancellationToken);
        var report = await reports.ComputeReportAsync(totals, cancellationToken);
        return new UsageOverview(
            report,
            UsageBreakdowns.OutcomesOf(totals),
            await reports.ComputeIndicatorsAsync(period.To, cancellationToken),
            time.GetUtcNow())
        {
            UnitNames = await organisation.NamesAsync(JapaneseDay.Of(period.End.AddTicks(-1)), cancellationToken),
        };
    }

    public Task<UsagePeriod?> FindSpanAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindSpanAsync(connection, cancellationToken), cancellationToken);

    private static async Task<UsagePeriod?> FindSpanAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Each end by itself is found in the index; both in one query read the whole table.
        var first = await connection.Sql("SELECT coalesce(min(month), 0) FROM usage_user_months").NumberAsync(cancellationToken);
        var last = await connection.Sql("SELECT coalesce(max(month), 0) FROM usage_user_months").NumberAsync(cancellationToken);
        return first == 0 ? null : UsagePeriod.Of(YearMonth.FromNumber((int)first), YearMonth.FromNumber((int)last));
    }
}
