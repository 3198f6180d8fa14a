using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Xunit;
using static Assistant.Core.Tests.Usage.UsageVectors;

namespace Assistant.Core.Tests.Usage;

public sealed class UsageKpiCalculatorTests
{
    [Fact]
    public void OnePerson_ThreeTimesInAMonth_IsOneCumulativeUser()
    {
        var kpi = Kpi("2025-04", "2026-03", Event("2025-05-01T09:00:00+09:00"), Event("2025-05-01T09:05:00+09:00"), Event("2025-05-31T23:59:59+09:00"));

        Assert.Equal((1, 1, 3), (kpi.CumulativeUsers, kpi.UniqueUsers, kpi.Months.Sum(m => m.Events)));
    }

    [Fact]
    public void OnePerson_InTwoMonths_IsTwoCumulativeUsersAndOnePerson()
    {
        var kpi = Kpi("2025-04", "2026-03", Event("2025-05-31T14:59:59Z"), Event("2025-05-31T15:00:00Z"));

        Assert.Equal((2, 1), (kpi.CumulativeUsers, kpi.UniqueUsers));
        Assert.Equal([1, 1], kpi.Months.Where(m => m.Users > 0).Select(m => m.Users));
    }

    [Fact]
    public void FiscalYear2024_With842InSixMonths_Averages140()
    {
        // 140, 140, 140, 140, 141, 141 make 842.
        var events = new[] { "2024-10", "2024-11", "2024-12", "2025-01" }.SelectMany(m => People(m, 140)).Concat(People("2025-02", 141)).Concat(People("2025-03", 141));

        var kpi = Kpi("2024-04", "2025-03", events);

        Assert.Equal(842, kpi.CumulativeUsers);
        Assert.Equal(140.33m, kpi.MonthlyAverageUsers);
        Assert.Equal(12, kpi.Months.Count);
    }

    [Fact]
    public void TwoYears_Of842And1816_Accumulate2658()
    {
        var earlier = new[] { ("2024-10", 140), ("2024-11", 140), ("2024-12", 140), ("2025-01", 140), ("2025-02", 141), ("2025-03", 141) };
        var later = Enumerable.Range(4, 8).Select(m => ($"2025-{m:D2}", 227));

        var kpi = Kpi("2024-10", "2025-11", earlier.Concat(later).SelectMany(m => People(m.Item1, m.Item2)));

        Assert.Equal(2658, kpi.CumulativeUsers);
        Assert.Equal(227, kpi.UniqueUsers);
    }

    [Fact]
    public void Transfer_CountsWhereThePersonWasWhenItHappened()
    {
        var kpi = Kpi("2025-03", "2025-04", Event("2025-03-31T14:59:59Z", department: "総務課"), Event("2025-03-31T15:00:00Z", department: "税務課"), Event("2025-04-02T09:00:00+09:00", department: "税務課"));

        Assert.Equal(1, kpi.UniqueUsers);
        Assert.Equal(
            [new DepartmentKpi("税務課", 1, 1, 2, 10), new DepartmentKpi("総務課", 1, 1, 1, 5)],
            kpi.ByDepartment.OrderByDescending(d => d.Events));
    }

    [Fact]
    public void EventWithTheSameId_CountsOnce()
    {
        var usage = Event("2025-05-01T09:00:00+09:00");

        var kpi = Kpi("2025-05", "2025-05", usage, usage);

        Assert.Equal(1, Assert.Single(kpi.Months).Events);
        Assert.Equal(1, kpi.TimeSaved.Estimate.N);
    }

    [Fact]
    public void Events_OutsideThePeriod_CountNothing()
    {
        var kpi = Kpi("2025-05", "2025-05", Event("2025-04-30T14:59:59.999Z"), Event("2025-05-31T15:00:00Z"));

        Assert.Equal(new MonthKpi("2025-05", 0, 0), Assert.Single(kpi.Months));
        Assert.Equal(0m, kpi.MonthlyAverageUsers);
    }

    [Theory]
    [InlineData(TurnStates.Answered, 5, 1)]
    [InlineData(TurnStates.NoEvidence, 5, 1)]
    [InlineData(TurnStates.Blocked, 0, 0)]
    [InlineData(TurnStates.Failed, 0, 0)]
    [InlineData(TurnStates.Abandoned, 0, 0)]
    public void TimeSaved_IsCountedByOutcome(string outcome, int minutes, int n)
    {
        var saved = Kpi("2025-05", "2025-05", Event("2025-05-01T09:00:00+09:00", outcome: outcome) with { MinutesSaved = 30 }).TimeSaved;

        Assert.Equal((minutes, n), (saved.Estimate.Minutes, saved.Estimate.N));
        Assert.Equal((n * 30, n), (saved.SelfReported.Minutes, saved.SelfReported.N));
    }

    [Fact]
    public void TimeSaved_SaidAndEstimated_StayApart()
    {
        var saved = Kpi("2025-05", "2025-05", Event("2025-05-01T09:00:00+09:00") with { MinutesSaved = 60 }, Event("2025-05-01T10:00:00+09:00"), Event("2025-05-01T11:00:00+09:00") with { MinutesSaved = 0 }).TimeSaved;

        Assert.Equal((15, 3), (saved.Estimate.Minutes, saved.Estimate.N));
        Assert.Equal((60, 2), (saved.SelfReported.Minutes, saved.SelfReported.N));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(89, false)]
    [InlineData(360, true)]
    [InlineData(361, false)]
    public void Plausibility_IsOneAndAHalfToSixHoursAUserMonth(int minutes, bool plausible) => Assert.Equal(plausible, SavedTime.IsPlausible(minutes, 1));

    [Fact]
    public void ThePlansOwnFigure_IsPlausible()
    {
        Assert.True(SavedTime.IsPlausible(9300 * 60, 2658));
        Assert.Equal(3.50m, Math.Round(9300m / 2658, 2));
        Assert.Null(SavedTime.IsPlausible(0, 0));
    }

    [Fact]
    public void EstimateOutsideTheBand_IsFlaggedInItsBasis()
    {
        var basis = Kpi("2025-05", "2025-05", Event("2025-05-01T09:00:00+09:00")).TimeSaved.Estimate.Basis;

        Assert.StartsWith("推計", basis, StringComparison.Ordinal);
        Assert.Contains("の外です", basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 1, 0, 0)]
    [InlineData(5, 0, 1, 0)]
    [InlineData(99, 0, 1, 0)]
    [InlineData(100, 0, 0, 1)]
    public void Distribution_HasItsBordersWhereTheyAreSaid(int uses, int few, int regular, int heavy)
    {
        var kpi = Kpi("2025-05", "2025-06", Enumerable.Range(0, uses).Select(i => Event(i % 2 == 0 ? "2025-05-01T09:00:00+09:00" : "2025-06-01T09:00:00+09:00")));

        Assert.Equal(new UseDistribution(0, few, regular, heavy), kpi.Distribution);
    }

    [Fact]
    public void Distribution_CountsThoseWhoMayAndDidNot_ByIdOrSignInName()
    {
        var totals = Totals("2025-05", "2025-05", [Event("2025-05-01T09:00:00+09:00", "id-1"), Event("2025-05-01T09:00:00+09:00", "suzuki")]);

        var kpi = UsageKpiCalculator.Compute(totals, FiveMinutes, [new("id-1", "sato"), new("id-2", "suzuki"), new("id-3", "tanaka")]);

        Assert.Equal(1, kpi.Distribution.None);
    }
}
