using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Tests.Usage.Reporting;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Reporting;
using Assistant.Core.Usage.Tables;
using Xunit;
using static Assistant.Core.Tests.Usage.UsageVectors;

namespace Assistant.Core.Tests.Usage;

public sealed class EstimateRangeTests
{
    private const string Table = "effective\tfeature\ttemplate\tminutes\tbasis\tapprover\tlow\thigh\n";

    [Fact]
    public void Range_IsCountedWithTheLowestAndTheHighestCoefficient()
    {
        var coefficients = TimeCoefficients.Parse("t", Table + "2025-04\t*\t*\t5\t仮置き\t未承認\t4\t8\n2025-05\task\t*\t10\t調査\t課長\t10\t12\n");
        var totals = Totals("2025-04", "2025-05",
            [
                Event("2025-04-10T10:00:00+09:00", "u1"),
                Event("2025-04-11T10:00:00+09:00", "u1", outcome: TurnStates.Blocked),
                Event("2025-05-10T10:00:00+09:00", "u2")
            ]);

        var estimate = SavedTime.Of(CellMinutes.Of(totals.Cells, coefficients), cumulativeUsers: 2).Estimate;

        Assert.Equal((14L, 15L, 20L), (estimate.LowMinutes, estimate.Minutes, estimate.HighMinutes));
        Assert.Contains("5分（幅 4〜8分）", estimate.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void TableWithoutARange_HasNone()
    {
        var estimate = SavedTime.Of(CellMinutes.Of(Totals("2025-04", "2025-05", [Event("2025-04-10T10:00:00+09:00", "u1")]).Cells, FiveMinutes), cumulativeUsers: 1).Estimate;

        Assert.Equal((5L, 5L), (estimate.LowMinutes, estimate.HighMinutes));
        Assert.DoesNotContain("幅", estimate.Basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6\t8")]
    [InlineData("4\t4")]
    [InlineData("\t")]
    [InlineData("4\t481")]
    public void RangeThatDoesNotHoldTheMinutes_IsRefused(string range)
    {
        var problem = Assert.Throws<AssistantException>(() => TimeCoefficients.Parse("t", $"{Table}2025-04\t*\t*\t5\t仮置き\t未承認\t{range}\n"));

        Assert.Equal("usage_table_invalid", problem.Code);
        Assert.Contains("low と high", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Range_StandsBesideTheFigureAndInTheSummary()
    {
        var overview = Overviews.Of();

        Assert.Equal("幅 221.5〜886.0時間（係数の最小と最大）", UsageFigures.Of(overview)[3].Detail);
        Assert.Contains(UsageSummary.Of(overview), s => s.Contains("推計で 443.0時間（幅 221.5〜886.0時間、n=7,000件）", StringComparison.Ordinal));
    }
}
