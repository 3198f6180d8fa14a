using System.Globalization;
using System.Runtime.InteropServices;
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

    public static TimeSaved Of(IReadOnlyList<UsageCell> cells, TimeCoefficients coefficients, int cumulativeUsers)
    {
        var (minutes, low, high, n, reportedMinutes, reports) = (0L, 0L, 0L, 0, 0L, 0);
        var kinds = new HashSet<(YearMonth, string, string)>();
        foreach (var cell in cells)
        {
            if (UsageOutcomes.SavesTime(cell.Outcome))
            {
                kinds.Add((cell.Month, cell.Feature, cell.TemplateId));
                if (coefficients.Find(cell.Month, cell.Feature, cell.TemplateId) is { } coefficient)
                {
                    minutes += (long)coefficient.Minutes * cell.Events;
                    low += (long)coefficient.Low * cell.Events;
                    high += (long)coefficient.High * cell.Events;
                }

                n += cell.Events;
                reportedMinutes += cell.ReportedMinutes;
                reports += cell.Reports;
            }
        }

        var estimate = new EstimatedTime(minutes, n, Describe(kinds, coefficients, minutes, cumulativeUsers)) { LowMinutes = low, HighMinutes = high };
        return new TimeSaved(estimate, new ReportedTime(reportedMinutes, reports));
    }

    /// <summary>Events times coefficient; outcomes that save no time count 0.</summary>
    public static long Minutes(IEnumerable<UsageCell> cells, TimeCoefficients coefficients)
    {
        var sum = 0L;
        foreach (var cell in cells)
        {
            sum += Minutes(cell, coefficients);
        }

        return sum;
    }

    /// <summary>The same for each group; a group whose uses saved nothing has 0.</summary>
    internal static Dictionary<string, long> MinutesBy(IReadOnlyList<UsageCell> cells, Func<UsageCell, string> group, TimeCoefficients coefficients)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, group(cell), out _) += Minutes(cell, coefficients);
        }

        return sums;
    }

    /// <summary>Null where nobody used the service.</summary>
    public static bool? IsPlausible(long minutes, int cumulativeUsers) => cumulativeUsers == 0
        ? null
        : minutes >= (long)PlausibleFromMinutes * cumulativeUsers && minutes <= (long)PlausibleToMinutes * cumulativeUsers;

    private static long Minutes(UsageCell cell, TimeCoefficients coefficients) => UsageOutcomes.SavesTime(cell.Outcome)
        ? (long)(coefficients.Find(cell.Month, cell.Feature, cell.TemplateId)?.Minutes ?? 0) * cell.Events
        : 0;

    private static string Describe(IEnumerable<(YearMonth Month, string Feature, string TemplateId)> kinds, TimeCoefficients coefficients, long minutes, int cumulativeUsers)
    {
        var used = kinds.Select(c => coefficients.Find(c.Month, c.Feature, c.TemplateId)).ToHashSet();
        var rows = used.OfType<TimeCoefficient>()
            .OrderBy(r => r.Effective).ThenBy(r => r.Feature, StringComparer.Ordinal).ThenBy(r => r.Template, StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature}/{r.Template} {r.Minutes}分{RangeOf(r)}（{r.Effective}から、承認: {r.Approver}）"))
            .ToList();
        var named = rows.Count == 0 ? "" : $"係数: {string.Join('、', rows)}。";
        var without = used.Contains(null) ? "係数のない利用は 0 分です。" : "";
        return $"推計: 利用の件数×係数表（版 {coefficients.Version}）。{named}{without}{Judge(minutes, cumulativeUsers)}";
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
