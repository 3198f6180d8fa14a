using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;

namespace Assistant.Core.Usage.Reporting;

/// <summary>Everything that the pages and the exported files show of a period, computed once.</summary>
/// <param name="Report">Small departments and posts are merged.</param>
/// <param name="Outcomes">Every month of the period, in order.</param>
/// <param name="Indicators">As known at the end of the period.</param>
/// <param name="ComputedAt">When.</param>
public sealed record UsageOverview(
    UsageReport Report,
    IReadOnlyList<OutcomeMonth> Outcomes,
    IReadOnlyList<IndicatorReport> Indicators,
    DateTimeOffset ComputedAt)
{
    public UsageKpi Kpi => Report.Kpi;

    /// <summary>Names of units by code, as of the end of the period. Figures are counted by code; a code without a name stands for itself.</summary>
    public IReadOnlyDictionary<string, string> UnitNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public int Events => Kpi.Months.Sum(m => m.Events);

    /// <summary>The plan's indicator that counts users; null where the table of indicators has none.</summary>
    public IndicatorReport? Users => Indicators.FirstOrDefault(i => i.Source == Indicator.FromLog);
}

/// <summary>The uses of a month by how they ended.</summary>
/// <param name="Month"><c>YYYY-MM</c>.</param>
/// <param name="Hits">Of all of them, with at least one finding of the guideline's check.</param>
public sealed record OutcomeMonth(string Month, int Answered, int NoEvidence, int Blocked, int Failed, int Abandoned, int Hits)
{
    public int Events => Answered + NoEvidence + Blocked + Failed + Abandoned;
}
