using Assistant.Core.Errors;

namespace Assistant.Core.Usage;

/// <summary>Whole months, both ends included.</summary>
public sealed record UsagePeriod
{
    private const int MostMonths = 1200;

    private UsagePeriod(YearMonth from, YearMonth to) => (From, To) = (from, to);

    public YearMonth From { get; }

    public YearMonth To { get; }

    public IEnumerable<YearMonth> Months => Enumerable.Range(0, To.MonthsSince(From) + 1).Select(From.AddMonths);

    /// <summary>The first instant after the period.</summary>
    public DateTimeOffset End => To.AddMonths(1).Start;

    /// <exception cref="AssistantException"><c>period_invalid</c>: the end lies before the start, or more than 100 years.</exception>
    public static UsagePeriod Of(YearMonth from, YearMonth to) => to >= from && to.MonthsSince(from) < MostMonths && to.Year < 9999
        ? new UsagePeriod(from, to)
        : throw Invalid("期間の終わりは、始まりと同じ月か、それより後（100年以内）にしてください。");

    /// <summary>Reads <c>YYYY-MM</c> twice.</summary>
    /// <exception cref="AssistantException"><c>period_invalid</c>.</exception>
    public static UsagePeriod Parse(string? from, string? to) => YearMonth.TryParse(from, out var first) && YearMonth.TryParse(to, out var last)
        ? Of(first, last)
        : throw Invalid("期間（from、to）は 2026-04 のように、西暦の年と月で指定してください。");

    public static UsagePeriod OfFiscalYear(int fiscalYear)
    {
        var april = YearMonth.FirstOfFiscalYear(fiscalYear);
        return Of(april, april.AddMonths(11));
    }

    private static AssistantException Invalid(string message) => new("period_invalid", message);
}
