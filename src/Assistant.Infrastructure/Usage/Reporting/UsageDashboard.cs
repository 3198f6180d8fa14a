using Assistant.Core.Usage;
using Assistant.Core.Usage.Reporting;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>Asks for each part once, all at the same time.</summary>
internal sealed class UsageDashboard(UsageReports reports, Database database, TimeProvider time) : IUsageDashboard
{
    public async Task<UsageOverview> ReadAsync(UsagePeriod period, CancellationToken cancellationToken)
    {
        // The driver of SQLite works on the thread that calls it.
        var report = Task.Run(() => reports.ComputeReportAsync(period, cancellationToken), cancellationToken);
        var indicators = Task.Run(() => reports.ComputeIndicatorsAsync(period.To, cancellationToken), cancellationToken);
        var outcomes = Task.Run(() => database.ReadAsync(connection => UsageBreakdowns.ReadOutcomesAsync(connection, period, cancellationToken), cancellationToken), cancellationToken);
        await Task.WhenAll(report, indicators, outcomes);
        return new UsageOverview(await report, await outcomes, await indicators, time.GetUtcNow());
    }

    public Task<UsagePeriod?> FindSpanAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(connection => UsageBreakdowns.FindSpanAsync(connection, cancellationToken), cancellationToken);
}
