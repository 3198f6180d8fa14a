using Assistant.Core.Guideline.Policy;
using Assistant.Core.Incidents;
using Assistant.Core.Usage;
using Xunit;

namespace Assistant.Core.Tests.Incidents;

public sealed class IncidentRuleTests
{
    [Theory]
    [InlineData(IncidentCategory.ConfidentialInput, false, IncidentSeverity.Urgent)]
    [InlineData(IncidentCategory.WrongAnswer, false, IncidentSeverity.Normal)]
    [InlineData(IncidentCategory.WrongAnswer, true, IncidentSeverity.Urgent)]
    public void Severity_OfConfidentialMatter_IsAlwaysUrgent(IncidentCategory category, bool isUrgent, IncidentSeverity expected) =>
        Assert.Equal(expected, IncidentRule.SeverityOf(category, isUrgent));

    [Fact]
    public void Deadline_OverTheEndOfFebruary_CountsCalendarDays() =>
        Assert.Equal(new DateOnly(2028, 3, 6), IncidentRule.DueOn(new DateOnly(2028, 2, 28), IncidentSeverity.Normal, new IncidentRules { DaysToAnswer = 7 }));

    [Theory]
    [InlineData(IncidentState.Received, "2026-05-02", true)]
    [InlineData(IncidentState.Received, "2026-05-01", false)]
    [InlineData(IncidentState.Answered, "2026-05-02", false)]
    public void Report_AfterItsLastDay_IsOverdueUntilItIsAnswered(IncidentState state, string today, bool expected) =>
        Assert.Equal(expected, IncidentRule.IsOverdue(state, new DateOnly(2026, 5, 1), DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void State_CanNeverBeMovedToAnsweredByHand() =>
        Assert.DoesNotContain(IncidentState.Answered, Enum.GetValues<IncidentState>().SelectMany(IncidentRule.Next));

    [Fact]
    public void Line_OfAnExport_IsNoFormula()
    {
        var report = new IncidentReport(
            "i", 1, "u", null, default, IncidentCategory.Other, IncidentSeverity.Normal, "=HYPERLINK(\"x\")", null, "v1", new DateOnly(2026, 5, 1), IncidentState.Received, null, "@sum", null, 1);

        var line = CsvLine.Of(IncidentLine.Of(report, new DateOnly(2026, 5, 1)).Cells);

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", line, StringComparison.Ordinal);
        Assert.Contains(",'@sum,", line, StringComparison.Ordinal);
        Assert.Equal(IncidentLine.Header.Count, IncidentLine.Of(report, default).Cells.Count());
    }
}
