using System.Globalization;
using Assistant.Core.Usage.Tables;

namespace Assistant.Core.Usage.Kpi;

/// <summary>Minutes saved, as estimate and as people say. Whole minutes all the way; hours are made where they are shown.</summary>
public static class SavedTime
{
    public const int MinutesAnHour = 60;

    /// <summary>1.5–6 hours for each user and month: what the published figures of cities and vendors span.</summary>
    public const int PlausibleFromMinutes = 90;

    /// <inheritdoc cref="PlausibleFromMinutes"/>
    public const int PlausibleToMinutes = 360;

    /// <summary>Null where nobody used the service.</summary>
    public static bool? IsPlausible(long minutes, int cumulativeUsers) => cumulativeUsers == 0
        ? null
        : minutes >= (long)PlausibleFromMinutes * cumulativeUsers && minutes <= (long)PlausibleToMinutes * cumulativeUsers;

    internal static TimeSaved Of(CellMinutes estimate, int cumulativeUsers)
    {
        var (n, reportedMinutes, reports) = (0, 0L, 0);
        foreach (var cell in estimate.Cells)
        {
            if (UsageOutcomes.SavesTime(cell.Outcome))
            {
                n += cell.Events;
                reportedMinutes += cell.ReportedMinutes;
                reports += cell.Reports;
            }
        }

        var minutes = new EstimatedTime(estimate.Sum, n, Describe(estimate, cumulativeUsers)) { LowMinutes = estimate.Low, HighMinutes = estimate.High };
        return new TimeSaved(minutes, new ReportedTime(reportedMinutes, reports));
    }

    private static string Describe(CellMinutes estimate, int cumulativeUsers)
    {
        var rows = estimate.Used.OfType<TimeCoefficient>()
            .OrderBy(r => r.Effective).ThenBy(r => r.Feature, StringComparer.Ordinal).ThenBy(r => r.Template, StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature}/{r.Template} {r.Minutes}分{RangeOf(r)}（{r.Effective}から、承認: {r.Approver}）"))
            .ToList();
        var named = rows.Count == 0 ? "" : $"係数: {string.Join('、', rows)}。";
        var without = estimate.Used.Contains(null) ? "係数のない利用は 0 分です。" : "";
        return $"推計: 利用の件数×係数表（版 {estimate.Coefficients.Version}）。{named}{without}{Judge(estimate.Sum, cumulativeUsers)}";
    }

    private static string RangeOf(TimeCoefficient row) =>
        row.Low == row.High ? "" : string.Create(CultureInfo.InvariantCulture, $"（幅 {row.Low}〜{row.High}分）");

    private static string Judge(long minutes, int cumulativeUsers) => IsPlausible(minutes, cumulativeUsers) switch
    {
        null => "",
        var plausible => string.Create(
            CultureInfo.InvariantCulture,
            $"1人1か月あたり {decimal.Round((decimal)minutes / cumulativeUsers / MinutesAnHour, 2, MidpointRounding.AwayFromZero):0.00} 時間は、目安（1.5〜6時間）の{(plausible.Value ? "範囲内です。" : "外です。係数を確かめてください。")}"),
    };
}
