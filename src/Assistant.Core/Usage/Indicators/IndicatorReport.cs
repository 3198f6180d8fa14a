namespace Assistant.Core.Usage.Indicators;

/// <summary>An indicator against its path. Values in the indicator's unit.</summary>
/// <param name="AnnualisedBaseline">The baseline for twelve months; null when it covers a year anyway.</param>
/// <param name="TargetPerMonth">Of a count of people, for comparison with the monthly average; null otherwise.</param>
/// <param name="Path">Straight from the baseline to the target, one value a fiscal year.</param>
/// <param name="Actual">What is known, oldest first.</param>
/// <param name="Pace">The latest year for twelve months, at the average of its months with use; null when nothing is known.</param>
/// <param name="Forecast">Of the target year, if it goes on like this.</param>
/// <param name="Status">Of <see cref="IndicatorStatus"/>.</param>
public sealed record IndicatorReport(
    string Id,
    string Section,
    string Name,
    string Unit,
    string Source,
    string Scope,
    int BaselineYear,
    int BaselineMonths,
    decimal? Baseline,
    decimal? AnnualisedBaseline,
    int TargetYear,
    decimal? Target,
    decimal? TargetPerMonth,
    IReadOnlyList<YearValue> Path,
    IReadOnlyList<YearValue> Actual,
    decimal? Pace,
    IndicatorForecast? Forecast,
    string Status,
    string StatusText)
{
    /// <summary>From the baseline to the target, in the unit; null where the plan has no figures.</summary>
    public decimal? Change => Target - Baseline;

    /// <summary>The same in per cent of the baseline, one decimal; null for indicators that are per cent themselves.</summary>
    public decimal? ChangePercent => Unit == "%" || Baseline is not { } from || from == 0 || Change is not { } change
        ? null
        : decimal.Round(100m * change / from, 1, MidpointRounding.AwayFromZero);
}

/// <param name="Months">That the value covers; 12 for a whole year.</param>
public sealed record YearValue(int FiscalYear, decimal Value, int Months = 12);

/// <param name="Low">95 % bound; null where there are too few figures for one.</param>
/// <param name="Method">How it was computed, in a sentence.</param>
public sealed record IndicatorForecast(decimal Expected, decimal? Low, decimal? High, string Method);

public static class IndicatorStatus
{
    public const string NoFigures = "no_figures";
    public const string NoData = "no_data";
    public const string Achieved = "achieved_review_target";
    public const string OnPath = "on_path";
    public const string Behind = "behind";

    public static string Describe(string status) => status switch
    {
        NoFigures => "計画の本文に数値の記載がありません",
        NoData => "実績が未入力です",
        Achieved => "達成済み・目標要確認",
        OnPath => "目標への道のりどおり",
        _ => "目標への道のりより遅れています",
    };
}
