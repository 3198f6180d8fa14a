using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Tables;
using Xunit;
using static Assistant.Core.Tests.Usage.UsageVectors;

namespace Assistant.Core.Tests.Usage;

public sealed class UsageReportCalculatorTests
{
    private static readonly PriceTable Prices = PriceTable.Parse("t", "effective\tmodel\tinputYenPerMillion\toutputYenPerMillion\tbasis\n2025-04-01\tmodel\t100\t400\ta\n2025-05-15\tmodel\t200\t400\ta\n");

    [Fact]
    public void Cost_TakesThePriceOfTheDay_AndIsRoundedOnce()
    {
        // 100 × 1,000,000 and 200 × 1,000,000 make 300 yen; 0.6 yen of output become 1.
        var cost = UsageReportCalculator.Price(
            [new ModelDay(new DateOnly(2025, 5, 14), "model", 1_000_000, 750), new ModelDay(new DateOnly(2025, 5, 15), "model", 1_000_000, 750)], Prices);

        Assert.Equal((2_000_000, 1_500, 301L), (cost.InputTokens, cost.OutputTokens, cost.Yen));
    }

    [Fact]
    public void Cost_OfAModelWithoutPrice_IsNotMadeUp()
    {
        var cost = UsageReportCalculator.Price([new ModelDay(new DateOnly(2025, 3, 31), "model", 1, 1), new ModelDay(new DateOnly(2025, 5, 1), "other", 1, 1)], Prices);

        Assert.Null(cost.Yen);
        Assert.Equal(["model", "other"], cost.Unpriced);
    }

    [Fact]
    public void Report_SaysWhoSleepsWhatWasFoundAndWhatWasNot()
    {
        var report = Compute(
            Event("2025-02-10T10:00:00+09:00", "gone"),
            Event("2025-02-10T10:00:00+09:00", "left"),
            Event("2025-03-10T10:00:00+09:00", "late"),
            Event("2025-04-10T10:00:00+09:00", "u1") with { Findings = 2, Post = "課長" },
            Event("2025-05-10T10:00:00+09:00", "u1", outcome: TurnStates.NoEvidence),
            Event("2025-05-10T10:00:00+09:00", "u1", outcome: TurnStates.Blocked),
            Event("2025-05-10T10:00:00+09:00", "u2", template: ""));

        Assert.Equal(1, report.Dormant);
        Assert.Equal(33.3m, report.UnansweredRate);
        Assert.Equal((1, 1), (report.Hits, report.Blocked));
        Assert.Equal([new GroupKpi(SmallGroups.Others, 3, 4, 15)], report.ByPost);
        Assert.Equal([new GroupKpi("ask", 3, 4, 15)], report.ByFeature);
        Assert.Equal([new GroupKpi("ask/answer", 2, 3, 10), new GroupKpi("ask", null, 1, 5)], report.ByTemplate);
        Assert.False(report.Plausible);
    }

    private static UsageReport Compute(params UsageEvent[] events) => UsageReportCalculator.Compute(
        Totals("2025-04", "2025-05", events), FiveMinutes, Prices, [], new HashSet<string>(["left"], StringComparer.Ordinal));
}
