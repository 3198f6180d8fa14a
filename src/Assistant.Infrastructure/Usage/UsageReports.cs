using Assistant.Core.Access;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Tables;

namespace Assistant.Infrastructure.Usage;

/// <summary>Key figures from what is stored: the same for command line, API and pages.</summary>
public sealed class UsageReports(IUsageLog log, IUsageTables tables, IIndicatorEntries entries, IUserDirectory people, IGuidelinePolicies policies)
{
    /// <param name="recount">From the log, event by event, instead of the counts that are kept up to date.</param>
    public async Task<UsageKpi> ComputeKpiAsync(UsagePeriod period, bool recount, CancellationToken cancellationToken)
    {
        var totals = recount ? await log.RecountAsync(period, cancellationToken) : await log.ReadTotalsAsync(period, cancellationToken);
        var accounts = await people.ListAsync(cancellationToken);
        return UsageKpiCalculator.Compute(totals, tables.Coefficients, Enabled(accounts));
    }

    public async Task<UsageReport> ComputeReportAsync(UsagePeriod period, CancellationToken cancellationToken) =>
        await ComputeReportAsync(await log.ReadTotalsAsync(period, cancellationToken), cancellationToken);

    public async Task<UsageReport> ComputeReportAsync(UsageTotals totals, CancellationToken cancellationToken)
    {
        var accounts = await people.ListAsync(cancellationToken);
        var disabled = accounts.Where(a => !a.Enabled).SelectMany(a => (string[])[a.Id, a.Name]).ToHashSet(StringComparer.Ordinal);
        var report = UsageReportCalculator.Compute(totals, tables.Coefficients, tables.Prices, Enabled(accounts), disabled);
        var names = (await policies.CurrentAsync(cancellationToken)).Policy.Purposes.ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        return report with { ByPurpose = [.. report.ByPurpose.Select(p => p with { Name = names.GetValueOrDefault(p.Purpose, p.Name) })] };
    }

    /// <summary>Every indicator of the plan, as far as it is known at the end of a month.</summary>
    public async Task<IReadOnlyList<IndicatorReport>> ComputeIndicatorsAsync(YearMonth until, CancellationToken cancellationToken)
    {
        var indicators = tables.Indicators;
        var entered = (await entries.ListAsync(cancellationToken)).ToLookup(e => e.Indicator, StringComparer.Ordinal);
        var first = YearMonth.FirstOfFiscalYear(indicators.Select(i => i.BaselineYear).DefaultIfEmpty(until.FiscalYear).Min());
        var totals = await log.ReadTotalsAsync(UsagePeriod.Of(first > until ? until : first, until), cancellationToken);
        var months = UsageKpiCalculator.UsersByMonth(totals).OrderBy(m => m.Month).ToList();
        var years = months.GroupBy(m => m.Month.FiscalYear).Select(g => new YearValue(g.Key, g.Sum(m => m.Users), g.Count())).ToList();
        return [.. indicators.Select(indicator => indicator.Source == Indicator.FromLog
            ? IndicatorCalculator.Compute(indicator, years, [.. months.Select(m => m.Users)])
            : IndicatorCalculator.Compute(
                indicator,
                [.. entered[indicator.Id].Where(e => e.FiscalYear <= until.FiscalYear).Select(e => new YearValue(e.FiscalYear, (decimal)e.Thousandths / Indicator.Scale))],
                []))];
    }

    private static List<UsagePerson> Enabled(IReadOnlyList<UserAccount> accounts) => [.. accounts.Where(p => p.Enabled).Select(p => new UsagePerson(p.Id, p.Name, p.Department))];
}
