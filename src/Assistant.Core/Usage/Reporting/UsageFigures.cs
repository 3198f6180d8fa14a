using System.Globalization;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;

namespace Assistant.Core.Usage.Reporting;

/// <summary>The key figures of a period, in the order in which they are shown.</summary>
public static class UsageFigures
{
    private const string FromLog = "利用の記録";
    private const string SelfReport = "自己申告";

    public static IReadOnlyList<UsageFigure> Of(UsageOverview overview)
    {
        var (report, kpi, saved, users) = (overview.Report, overview.Kpi, overview.Kpi.TimeSaved, overview.Users);
        var ended = overview.Outcomes.Sum(o => o.Answered + o.NoEvidence);
        var months = kpi.Months.Count(m => m.Events > 0);
        return
        [
            new("延べ利用者数", kpi.CumulativeUsers, ReportFormat.Whole, "人", Count(overview.Events, "件"), FromLog, Baseline(users), Target(users), UsageDefinitions.CumulativeUsers, FlagOf(users)),
            new("月平均", kpi.MonthlyAverageUsers, ReportFormat.TwoDecimals, "人", Count(months, "か月"), FromLog, MonthlyBaseline(users), MonthlyTarget(users), UsageDefinitions.MonthlyAverage),
            new("実利用者", kpi.UniqueUsers, ReportFormat.Whole, "人", Count(overview.Events, "件"), FromLog, null, null, UsageDefinitions.UniqueUsers),
            new("業務時間削減（推計）", ReportNumbers.Hours(saved.Estimate.Minutes), ReportFormat.OneDecimal, "時間", Count(saved.Estimate.N, "件"), saved.Estimate.Basis, null, null, UsageDefinitions.Estimate,
                report.Plausible == false ? "目安（1人1か月 1.5〜6時間）の外です" : null, RangeOf(saved.Estimate)),
            new("業務時間削減（自己申告）", ReportNumbers.Hours(saved.SelfReported.Minutes), ReportFormat.OneDecimal, "時間", Count(saved.SelfReported.N, "件"), SelfReport, null, null, UsageDefinitions.SelfReported),
            new("未回答率", report.UnansweredRate, ReportFormat.OneDecimal, "％", Count(ended, "件"), FromLog, null, null, UsageDefinitions.Unanswered),
            new("ガイドラインの検出", report.Hits, ReportFormat.Whole, "件", Count(overview.Events, "件"), FromLog, null, null, UsageDefinitions.Guideline, Detail: $"止めた利用 {Count(report.Blocked, "件")}"),
            new("費用", report.Cost.Yen, ReportFormat.Whole, "円", Count(report.Cost.InputTokens + report.Cost.OutputTokens, "トークン"), $"トークン数×価格の表（版 {report.Cost.PriceVersion}）", null, null, UsageDefinitions.Cost,
                report.Cost.Unpriced.Count > 0 ? $"価格の表にないモデルがあります：{string.Join('、', report.Cost.Unpriced.Select(m => m.Length == 0 ? "（モデルの記録なし）" : m))}" : null),
        ];
    }

    /// <summary>「2024年度 842人（6か月分）」.</summary>
    private static string? Baseline(IndicatorReport? users) => users?.Baseline is { } value
        ? Text($"{users.BaselineYear}年度 {ReportNumbers.Text(value)}{users.Unit}{(users.BaselineMonths < 12 ? Text($"（{users.BaselineMonths}か月分）") : "")}")
        : null;

    private static string? Target(IndicatorReport? users) => users?.Target is { } value ? Text($"{users.TargetYear}年度 {ReportNumbers.Text(value)}{users.Unit}") : null;

    private static string? MonthlyBaseline(IndicatorReport? users) => users?.Baseline is { } value
        ? Text($"{users.BaselineYear}年度 {ReportNumbers.Text(decimal.Round(value / users.BaselineMonths, 2, MidpointRounding.AwayFromZero))}{users.Unit}")
        : null;

    private static string? MonthlyTarget(IndicatorReport? users) => users?.TargetPerMonth is { } value ? Text($"{users.TargetYear}年度 {ReportNumbers.Text(value)}{users.Unit}（目標÷12）") : null;

    private static string? RangeOf(EstimatedTime estimate) => estimate.LowMinutes == estimate.HighMinutes
        ? null
        : Text($"幅 {ReportNumbers.Hours(estimate.LowMinutes):#,0.0}〜{ReportNumbers.Hours(estimate.HighMinutes):#,0.0}時間（係数の最小と最大）");

    private static string? FlagOf(IndicatorReport? users) => users?.Status is IndicatorStatus.Achieved or IndicatorStatus.Behind ? users.StatusText : null;

    private static string Count(long n, string unit) => ReportNumbers.Text(n, ReportFormat.Whole) + unit;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
