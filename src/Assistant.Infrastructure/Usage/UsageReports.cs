using Assistant.Core.Access;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Tables;

namespace Assistant.Infrastructure.Usage;

/// <summary>Key figures from what is stored: the same for command line, API and pages.</summary>
public sealed class UsageReports(IUsageLog log, IUsageTables tables, IUserDirectory people)
{
    /// <param name="recount">From the log, event by event, instead of the counts that are kept up to date.</param>
    public async Task<UsageKpi> ComputeKpiAsync(UsagePeriod period, bool recount, CancellationToken cancellationToken)
    {
        var totals = recount ? await log.RecountAsync(period, cancellationToken) : await log.ReadTotalsAsync(period, cancellationToken);
        return UsageKpiCalculator.Compute(totals, tables.Coefficients, await EnabledAsync(cancellationToken));
    }

    private async Task<List<UsagePerson>> EnabledAsync(CancellationToken cancellationToken) =>
        [.. (await people.ListAsync(cancellationToken)).Where(p => p.Enabled).Select(p => new UsagePerson(p.Id, p.Name))];
}
