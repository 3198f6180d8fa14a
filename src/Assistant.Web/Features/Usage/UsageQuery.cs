using System.Globalization;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Web.Wording;

namespace Assistant.Web.Features.Usage;

/// <summary>The period of an address, so that a view can be kept as a bookmark and handed on.</summary>
public sealed record UsageQuery(UsagePeriod Period, bool IsInvalid)
{
    private const int PlanFrom = 2026;
    private const int PlanTo = 2029;

    public string Query => Of(Period);

    /// <summary>Without a period the fiscal year as far as it has gone.</summary>
    public static UsageQuery Read(string? from, string? to, DateTimeOffset now)
    {
        var thisMonth = YearMonth.Of(now);
        var thisYear = UsagePeriod.Of(YearMonth.FirstOfFiscalYear(thisMonth.FiscalYear), thisMonth);
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            return new UsageQuery(thisYear, IsInvalid: false);
        }

        try
        {
            return new UsageQuery(UsagePeriod.Parse(from, to), IsInvalid: false);
        }
        catch (AssistantException)
        {
            return new UsageQuery(thisYear, IsInvalid: true);
        }
    }

    /// <summary>The fiscal years with use, the plan's years and everything, newest first.</summary>
    public static IEnumerable<(string Name, UsagePeriod Period)> Choices(UsagePeriod? span, DateTimeOffset now)
    {
        var thisMonth = YearMonth.Of(now);
        var last = thisMonth.FiscalYear;
        for (var year = last; year >= Math.Min(last, span?.From.FiscalYear ?? last); year--)
        {
            var whole = UsagePeriod.OfFiscalYear(year);
            yield return (Words.Usage.FiscalYear(year), year == last ? UsagePeriod.Of(whole.From, thisMonth) : whole);
        }

        yield return (Words.Usage.PlanPeriod, UsagePeriod.Of(YearMonth.FirstOfFiscalYear(PlanFrom), YearMonth.FirstOfFiscalYear(PlanTo).AddMonths(11)));
        if (span is not null)
        {
            yield return (Words.Usage.Whole, span);
        }
    }

    public static string Of(UsagePeriod period) => string.Create(CultureInfo.InvariantCulture, $"from={period.From}&to={period.To}");
}
