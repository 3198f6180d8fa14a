using Assistant.Core.Access;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Core.Time;
using Xunit;

namespace Assistant.Core.Tests.Rights;

public sealed class RightStandingTests
{
    private static readonly RightToUseRules _rules = new();

    [Theory]
    [InlineData("2026-03-31T14:59:59Z", 2025)]
    [InlineData("2026-03-31T15:00:00Z", 2026)]
    [InlineData("2025-12-31T15:00:00Z", 2025)]
    [InlineData("2028-02-28T15:00:00Z", 2027)]
    [InlineData("2028-02-29T14:59:59Z", 2027)]
    public void FiscalYear_OfAMoment_ChangesAtMidnightInJapan(string moment, int year) =>
        Assert.Equal(year, FiscalYear.Of(JapaneseDay.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("2027-03-31", null)]
    [InlineData("2027-04-01", RightCodes.Expired)]
    [InlineData("2026-03-31", RightCodes.Missing)]
    public void Right_OfAYear_HoldsFromItsFirstToItsLastDay(string today, string? refusal) =>
        Assert.Equal(refusal, Judge(today, Facts(Grant("2026-04-01", "2027-03-31"))).Missing is [var first, ..] ? first : null);

    [Fact]
    public void Right_RenewedWithoutAGap_HoldsOn()
    {
        var standing = Judge("2027-03-31", Facts(Grant("2026-07-01", "2027-03-31"), Grant("2027-04-01", "2028-03-31")));

        Assert.Equal(new DateOnly(2028, 3, 31), standing.Until);
        Assert.False(standing.EndsSoon);
        Assert.Empty(standing.OpenYears);
    }

    [Fact]
    public void Right_WithAGap_EndsBeforeIt()
    {
        var standing = Judge("2027-03-31", Facts(Grant("2026-07-01", "2027-03-31"), Grant("2027-05-01", "2028-03-31")));

        Assert.Equal(new DateOnly(2027, 3, 31), standing.Until);
        Assert.True(standing.EndsSoon);
    }

    [Theory]
    [InlineData("2027-03-01", true)]
    [InlineData("2027-02-28", false)]
    [InlineData("2028-02-29", false)]
    [InlineData("2028-03-01", true)]
    public void Reminder_ThirtyDaysBeforeTheEnd_IsShown(string today, bool reminds)
    {
        var year = FiscalYear.Of(Day(today));

        Assert.Equal(reminds, Judge(today, Facts(new RightGrant("g", FiscalYear.FirstDay(year), FiscalYear.LastDay(year), RightBasis.Registration, null, "a", default))).EndsSoon);
    }

    [Theory]
    [InlineData("2027-02-28", new[] { 2026 })]
    [InlineData("2028-02-29", new[] { 2027 })]
    [InlineData("2027-03-01", new[] { 2026, 2027 })]
    [InlineData("2027-03-31", new[] { 2026, 2027 })]
    [InlineData("2027-04-01", new[] { 2027 })]
    public void NextYear_FromTheFirstOfMarch_MayBeAppliedFor(string today, int[] years) => Assert.Equal(years, Judge(today, RightFacts.None).OpenYears);

    [Fact]
    public void Year_WithAnApplicationThatWaits_IsNotOpenAgain()
    {
        var facts = RightFacts.None with { Applications = [new RightApplication("a", "u", 2026, "目的", null, default, ApplicationStates.Waiting, null, null, null)] };

        var standing = Judge("2026-05-01", facts);

        Assert.Empty(standing.OpenYears);
        Assert.Equal([2026], standing.WaitingYears);
    }

    [Theory]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    [InlineData("2025-06-01", true)]
    public void Training_OfThisOrTheLastFiscalYear_Counts(string trained, bool suffices)
    {
        var facts = Facts(Grant("2025-04-01", "2026-03-31")) with { Trainings = [new TrainingRecord(Day(trained), "a", default)] };

        var missing = Judge("2025-06-01", facts, _rules with { TrainingRequired = true }).Missing;

        Assert.Equal(suffices ? [] : [RightCodes.TrainingRequired], missing);
    }

    [Fact]
    public void Version_ThatAsksForIt_MustBeAcknowledgedUnlessItWasInForceAtRegistration()
    {
        var facts = Facts(Grant("2026-04-01", "2027-03-31"));
        var rules = _rules with { AcknowledgementRequired = true };

        Assert.Equal([RightCodes.AcknowledgementRequired], Judge("2026-06-01", facts with { Acknowledgements = [new Acknowledgement("v1", true, default)] }, rules).Missing);
        Assert.Empty(Judge("2026-06-01", facts with { Acknowledgements = [new Acknowledgement("v2", true, default)] }, rules).Missing);
        Assert.Empty(Judge("2026-06-01", facts with { Acknowledgements = [new Acknowledgement("v1", true, default), new Acknowledgement("v2", false, default)] }, rules).Missing);
    }

    [Fact]
    public void Version_ThatDoesNotAsk_LiftsNothingThatAnEarlierOneAskedFor()
    {
        var facts = Facts(Grant("2026-04-01", "2027-03-31"));
        var policy = new PolicyInForce("v3", default, false, new GuidelinePolicy { RightToUse = _rules }) { ToAcknowledge = ["v3", "v2"] };

        Assert.True(RightStanding.Judge(facts with { Acknowledgements = [new Acknowledgement("v1", true, default)] }, policy, Day("2026-06-01")).MustAcknowledge);
        Assert.False(RightStanding.Judge(facts with { Acknowledgements = [new Acknowledgement("v2", false, default)] }, policy, Day("2026-06-01")).MustAcknowledge);
    }

    [Fact]
    public void Everything_ThatIsMissing_IsNamedInTheOrderOfPuttingItRight() => Assert.Equal(
        [RightCodes.Missing, RightCodes.TrainingRequired, RightCodes.AcknowledgementRequired],
        Judge("2026-06-01", RightFacts.None, new RightToUseRules { TrainingRequired = true, AcknowledgementRequired = true }).Missing);

    [Fact]
    public void Guideline_ThatAsksForNoApproval_LetsEverybodyUseIt() => Assert.Empty(Judge("2026-06-01", RightFacts.None, new RightToUseRules { ApprovalRequired = false }).Missing);

    private static RightStanding Judge(string today, RightFacts facts, RightToUseRules? rules = null) => RightStanding.Judge(
        facts, new PolicyInForce("v2", default, false, new GuidelinePolicy { RightToUse = rules ?? _rules }), Day(today));

    private static RightFacts Facts(params RightGrant[] grants) => RightFacts.None with { Grants = grants };

    private static RightGrant Grant(string from, string to) => new(from, Day(from), Day(to), RightBasis.Application, null, "head", default);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
