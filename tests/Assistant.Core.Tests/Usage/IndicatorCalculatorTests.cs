using Assistant.Core.Usage.Indicators;
using Xunit;

namespace Assistant.Core.Tests.Usage;

public sealed class IndicatorCalculatorTests
{
    private static readonly Indicator Hours = new("h", "4-3", "業務時間削減数", "時間", 2024, 12, 13_511_000, 2029, 15_000_000, Indicator.Manual, "");
    private static readonly Indicator Users = new("u", "4-3", "利用者数", "人", 2024, 6, 842_000, 2029, 2_000_000, Indicator.FromLog, "");
    private static readonly Indicator Audit = new("a", "4-5", "遵守率", "%", 2024, 12, 97_000, 2029, 100_000, Indicator.Manual, "");

    [Fact]
    public void Path_OfTheHours_IsStraight()
    {
        var path = IndicatorCalculator.Path(Hours);

        Assert.Equal([13_511m, 13_809m, 14_107m, 14_404m, 14_702m, 15_000m], path.Select(p => p.Value));
        Assert.Equal([2024, 2025, 2026, 2027, 2028, 2029], path.Select(p => p.FiscalYear));
    }

    [Fact]
    public void Change_OfTheHours_IsThePlansOwn_AndPercentagesHaveNone()
    {
        var hours = IndicatorCalculator.Compute(Hours, [], []);
        var audit = IndicatorCalculator.Compute(Audit, [], []);

        Assert.Equal((1489m, 11.0m), (hours.Change, hours.ChangePercent));
        Assert.Equal(3m, audit.Change);
        Assert.Null(audit.ChangePercent);
    }

    [Fact]
    public void Users_OfThePlan_AreBeyondTheTarget_AndItIsSaid()
    {
        int[] months = [140, 140, 140, 140, 141, 141, .. Enumerable.Repeat(227, 8)];

        var report = IndicatorCalculator.Compute(Users, [new YearValue(2024, 842, 6), new YearValue(2025, 1816, 8)], months);

        Assert.Equal((842m, 1684m, 2000m, 167m), (report.Baseline, report.AnnualisedBaseline, report.Target, report.TargetPerMonth));
        Assert.Equal(2724m, report.Pace);
        Assert.Equal((IndicatorStatus.Achieved, "達成済み・目標要確認"), (report.Status, report.StatusText));
        Assert.True(report.Forecast!.Low < report.Forecast.Expected && report.Forecast.Expected < report.Forecast.High);
    }

    [Fact]
    public void Forecast_OfMonthsThatAreAllAlike_HasNoWidth_AndOfTwoMonthsNoRange()
    {
        var alike = IndicatorCalculator.Compute(Users, [new YearValue(2025, 681, 3)], [227, 227, 227]).Forecast!;
        var two = IndicatorCalculator.Compute(Users, [new YearValue(2025, 454, 2)], [227, 227]).Forecast!;

        Assert.Equal((2724m, 2724m, 2724m), (alike.Expected, alike.Low, alike.High));
        Assert.Null(two.Low);
    }

    [Fact]
    public void Forecast_OfMonths_FollowsItsFormula()
    {
        // Mean 20, variance 100, three months: 1.96 · √(100 · (12 + 144/3)) = 151.8.
        var forecast = IndicatorCalculator.Compute(Users, [new YearValue(2025, 60, 3)], [10, 20, 30]).Forecast!;

        Assert.Equal((240m, 88m, 392m), (forecast.Expected, forecast.Low, forecast.High));
    }

    [Theory]
    [InlineData(13_900, IndicatorStatus.OnPath)]
    [InlineData(13_809, IndicatorStatus.OnPath)]
    [InlineData(13_808, IndicatorStatus.Behind)]
    [InlineData(15_000, IndicatorStatus.Achieved)]
    public void Status_IsJudgedAgainstThePathOfTheYear(int value, string status) =>
        Assert.Equal(status, IndicatorCalculator.Compute(Hours, [new YearValue(2025, value)], []).Status);

    [Fact]
    public void Target_ReachedInItsYear_IsOnPath_NotToBeReviewed() =>
        Assert.Equal(IndicatorStatus.OnPath, IndicatorCalculator.Compute(Hours, [new YearValue(2029, 15_100)], []).Status);

    [Fact]
    public void Forecast_OfYears_IsTheLineThroughThem()
    {
        var forecast = IndicatorCalculator.Compute(Hours, [new YearValue(2025, 13_809), new YearValue(2026, 14_107)], []).Forecast!;

        Assert.InRange(forecast.Expected, 14_999m, 15_002m);
        Assert.InRange(forecast.High!.Value - forecast.Low!.Value, 0m, 10m);
    }

    [Fact]
    public void Percentage_KeepsItsDecimals_AndIsNeverExtrapolatedFromMonths()
    {
        var report = IndicatorCalculator.Compute(Audit, [new YearValue(2025, 97.5m)], []);

        Assert.Equal([97m, 97.6m, 98.2m, 98.8m, 99.4m, 100m], report.Path.Select(p => p.Value));
        Assert.Null(report.TargetPerMonth);
    }

    [Fact]
    public void Indicator_WithoutFigures_SaysSo()
    {
        var report = IndicatorCalculator.Compute(Hours with { Baseline = null, Target = null }, [new YearValue(2025, 10)], []);

        Assert.Equal((IndicatorStatus.NoFigures, 0), (report.Status, report.Path.Count));
        Assert.Equal(IndicatorStatus.NoData, IndicatorCalculator.Compute(Hours, [], []).Status);
    }
}
