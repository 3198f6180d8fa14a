using System.Globalization;
using Assistant.Core.Usage.Kpi;

namespace Assistant.Core.Usage.Reporting;

/// <summary>How figures read, wherever they are shown.</summary>
public static class ReportNumbers
{
    public const string Nothing = "―";

    /// <summary>From whole minutes, once, where they are shown; one decimal.</summary>
    public static decimal Hours(long minutes) => decimal.Round((decimal)minutes / SavedTime.MinutesAnHour, 1, MidpointRounding.AwayFromZero);

    public static string Text(object? value, ReportFormat format) => value switch
    {
        null => Nothing,
        string text => text,
        IFormattable number => number.ToString(Pattern(format), CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Neither text nor a number."),
    };

    public static string Text(decimal value) => Text(value, ReportFormat.Number);

    /// <summary>「2026年4月」.</summary>
    public static string Month(YearMonth month) => string.Create(CultureInfo.InvariantCulture, $"{month.Year}年{month.Month}月");

    /// <inheritdoc cref="Month(YearMonth)"/>
    /// <param name="month">As <c>YYYY-MM</c>.</param>
    public static string Month(string month) => YearMonth.TryParse(month, out var parsed) ? Month(parsed) : month;

    public static string Period(UsageKpi kpi) => kpi.From == kpi.To ? Month(kpi.From) : $"{Month(kpi.From)}〜{Month(kpi.To)}";

    private static string Pattern(ReportFormat format) => format switch
    {
        ReportFormat.OneDecimal => "#,##0.0",
        ReportFormat.TwoDecimals => "#,##0.00",
        ReportFormat.Number => "#,##0.###",
        _ => "#,##0",
    };
}
