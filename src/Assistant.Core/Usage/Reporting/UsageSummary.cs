using System.Globalization;
using Assistant.Core.Usage.Indicators;

namespace Assistant.Core.Usage.Reporting;

/// <summary>The report in sentences, put together from the figures by rules. No model writes here.</summary>
public static class UsageSummary
{
    public static IReadOnlyList<string> Of(UsageOverview overview)
    {
        if (overview.Events == 0)
        {
            return [$"{ReportNumbers.Period(overview.Kpi)}に、利用の記録はありません。"];
        }

        return [.. new[] { Use(overview), Adopted(overview), LastMonth(overview), Spread(overview), Saved(overview), Unanswered(overview), Guideline(overview), Cost(overview), Target(overview) }.OfType<string>()];
    }

    private static string Use(UsageOverview overview) => Text(
        $"{ReportNumbers.Period(overview.Kpi)}の利用は {overview.Events:#,0}件、延べ利用者数は {overview.Kpi.CumulativeUsers:#,0}人でした（月平均 {ReportNumbers.Text(overview.Kpi.MonthlyAverageUsers)}人、実利用者 {overview.Kpi.UniqueUsers:#,0}人）。");

    private static string? Adopted(UsageOverview overview)
    {
        var (people, users) = (overview.Report.Adoption.Sum(a => a.People), overview.Report.Adoption.Sum(a => a.Users));
        return people == 0 ? null : Text($"サインインできる {people:#,0}人のうち、{users:#,0}人（{100m * users / people:0.0}％）が使いました。");
    }

    private static string? LastMonth(UsageOverview overview)
    {
        if (overview.Kpi.Months is not [.., var before, var last])
        {
            return null;
        }

        var change = (last.Users - before.Users) switch
        {
            > 0 and var more => Text($"{more:#,0}人増えました"),
            < 0 and var fewer => Text($"{-fewer:#,0}人減りました"),
            _ => "同じでした",
        };
        return Text($"最後の月（{ReportNumbers.Month(last.Month)}）の利用者は {last.Users:#,0}人で、前の月（{before.Users:#,0}人）{(last.Users == before.Users ? "と" : "より")}{change}。");
    }

    private static string Spread(UsageOverview overview)
    {
        var distribution = overview.Kpi.Distribution;
        return Text($"利用が 100回以上の人は {distribution.Heavy:#,0}人、5〜99回は {distribution.Regular:#,0}人、1〜4回は {distribution.Few:#,0}人、0回は {distribution.None:#,0}人です。終わりの3か月に使っていない人（休眠）は {overview.Report.Dormant:#,0}人です。");
    }

    private static string Saved(UsageOverview overview)
    {
        var (estimate, reported) = (overview.Kpi.TimeSaved.Estimate, overview.Kpi.TimeSaved.SelfReported);
        var outside = overview.Report.Plausible == false ? "推計は、目安（1人1か月 1.5〜6時間）の外です。係数を確かめてください。" : "";
        return Text($"減った時間は、推計で {ReportNumbers.Hours(estimate.Minutes):#,0.0}時間（{(estimate.LowMinutes == estimate.HighMinutes ? "" : Text($"幅 {ReportNumbers.Hours(estimate.LowMinutes):#,0.0}〜{ReportNumbers.Hours(estimate.HighMinutes):#,0.0}時間、"))}n={estimate.N:#,0}件）、自己申告で {ReportNumbers.Hours(reported.Minutes):#,0.0}時間（n={reported.N:#,0}件）です。求め方が違うため、足しません。{outside}");
    }

    private static string? Unanswered(UsageOverview overview) => overview.Report.UnansweredRate is { } rate
        ? Text($"根拠が見つからなかった割合（未回答率）は {rate:0.0}％でした。")
        : null;

    private static string Guideline(UsageOverview overview) =>
        Text($"ガイドラインの検査で検出のあった利用は {overview.Report.Hits:#,0}件、止めた利用は {overview.Report.Blocked:#,0}件でした（検出なしは、安全を意味しません）。");

    private static string Cost(UsageOverview overview)
    {
        var cost = overview.Report.Cost;
        return cost.Yen is { } yen
            ? Text($"費用は {yen:#,0}円でした（入力 {cost.InputTokens:#,0}、出力 {cost.OutputTokens:#,0} トークン）。")
            : Text($"費用は、価格の表にないモデルがあるため示せません（入力 {cost.InputTokens:#,0}、出力 {cost.OutputTokens:#,0} トークン）。");
    }

    private static string? Target(UsageOverview overview) => overview.Users is { Pace: { } pace, Target: { } target } users
        ? Text($"計画の「{users.Name}」は、今の速さで年 {ReportNumbers.Text(pace)}{users.Unit}です。{users.TargetYear}年度の目標は {ReportNumbers.Text(target)}{users.Unit}で、状態は「{users.StatusText}」です。{(users.Status == IndicatorStatus.Achieved ? "目標を見直すかどうかは、人が決めます。" : "")}")
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
