using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Usage.Kpi;

namespace Assistant.Cli.Usage;

/// <summary>The key figures for people.</summary>
internal static class UsageKpiPrinter
{
    /// <param name="kpi">Of a report, where small departments are merged: the JSON has them all.</param>
    public static void Write(UsageKpi kpi)
    {
        Line($"期間            {kpi.From} から {kpi.To} まで（日本時間）");
        Line($"延べ利用者数    {kpi.CumulativeUsers:N0} 人（月ごとの利用者数の合計）");
        Line($"実利用者        {kpi.UniqueUsers:N0} 人");
        Line($"月平均          {kpi.MonthlyAverageUsers:N2} 人（利用のあった月で割った値）");
        Line($"減った時間      推計 {Hours(kpi.TimeSaved.Estimate.Minutes)} 時間（{kpi.TimeSaved.Estimate.N:N0} 件）／自己申告 {Hours(kpi.TimeSaved.SelfReported.Minutes)} 時間（{kpi.TimeSaved.SelfReported.N:N0} 件）。2つは別の系列で、足しません。");
        Line($"                {TerminalText.Line(kpi.TimeSaved.Estimate.Basis)}");
        Line($"利用の分布      0回 {kpi.Distribution.None:N0} 人、1〜4回 {kpi.Distribution.Few:N0} 人、5〜99回 {kpi.Distribution.Regular:N0} 人、100回以上 {kpi.Distribution.Heavy:N0} 人");
        Line($"");
        Line($"月        利用者     件数");
        foreach (var month in kpi.Months)
        {
            Line($"{month.Month}  {month.Users,7:N0}  {month.Events,7:N0}");
        }

        Line($"");
        Line($"実利用者     件数  推計の分  所属（{SmallGroups.FewestPeople}人未満の所属は「{SmallGroups.Others}」）");
        foreach (var department in kpi.ByDepartment)
        {
            Line($"{department.Users,8:N0}  {department.Events,7:N0}  {department.Minutes,8:N0}  {TerminalText.Line(department.Department)}");
        }
    }

    private static string Hours(long minutes) =>
        decimal.Round((decimal)minutes / SavedTime.MinutesAnHour, 1, MidpointRounding.AwayFromZero).ToString("N1", CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
