using Assistant.Core.Time;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Reporting;

namespace Assistant.Core.Tests.Usage.Reporting;

internal static class Overviews
{
    public static readonly DateTimeOffset Now = new(2025, 12, 1, 9, 0, 0, JapanTime.Offset);

    public static UsageOverview Of(int minutes = 26_580, long? yen = 120, IReadOnlyList<string>? unpriced = null) => new(
        new UsageReport(
            new UsageKpi(
                "2025-10", "2025-11", 460, 300, 230m,
                [new MonthKpi("2025-10", 233, 4000), new MonthKpi("2025-11", 227, 3500)],
                new TimeSaved(new EstimatedTime(minutes, 7000, "推計: 利用の件数×係数表（版 abc）。") { LowMinutes = minutes / 2, HighMinutes = minutes * 2L }, new ReportedTime(605, 60)),
                [new DepartmentKpi("税務課", 12, 20, 500, 2500), new DepartmentKpi(SmallGroups.Others, 6, 8, 40, 200)],
                new UseDistribution(10, 100, 150, 50)),
            SavedTime.IsPlausible(minutes, 460),
            7,
            12.5m,
            3,
            2,
            [new GroupKpi("主事", 300, 5000, 25_000)],
            [new GroupKpi("ask", 460, 7500, 37_500)],
            [new GroupKpi("ask/answer", 440, 7000, 35_000)],
            [new DepartmentAdoption("税務課", 30, 12), new DepartmentAdoption(SmallGroups.Others, 6, 6)],
            new UsageCost(1000, 200, yen, unpriced ?? [], "p1")),
        [new OutcomeMonth("2025-10", 3300, 500, 100, 60, 40, 2), new OutcomeMonth("2025-11", 2900, 386, 100, 60, 54, 1)],
        [IndicatorCalculator.Compute(
            new Indicator("ai-users", "4-3", "職員の生成AI利用者数（延べ）", "人", 2024, 6, 842_000, 2029, 2_000_000, Indicator.FromLog, ""),
            [new YearValue(2024, 842, 6), new YearValue(2025, 1816, 8)],
            [140, 141, 140, 140, 140, 141, 227, 227, 227, 227, 227, 227, 233, 227])],
        Now);
}
