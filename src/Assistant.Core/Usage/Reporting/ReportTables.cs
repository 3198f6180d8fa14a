using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Kpi;

namespace Assistant.Core.Usage.Reporting;

/// <summary>The tables of the report. Pages, Excel, Word and CSV take them from here, so that none can differ.</summary>
public static class ReportTables
{
    private const ReportFormat Whole = ReportFormat.Whole;

    public static IReadOnlyList<ReportTable> Of(UsageOverview overview) =>
    [
        Figures(overview), Months(overview), Departments(overview), Adoption(overview), Posts(overview), Features(overview), Purposes(overview), Categories(overview), Distribution(overview), Indicators(overview), Path(overview), Definitions(),
    ];

    public static ReportTable Figures(UsageOverview overview) => new(
        "概要",
        [new("指標"), new("値", ReportFormat.Number), new("単位"), new("n"), new("根拠"), new("基準"), new("目標"), new("確認すること"), new("補足")],
        [.. UsageFigures.Of(overview).Select(f => Row(f.Name, f.Value, f.Unit, f.N, f.Basis, f.Baseline, f.Target, f.Flag, f.Detail))],
        $"期間：{ReportNumbers.Period(overview.Kpi)}。推計と自己申告は求め方が違うため、足しません。");

    public static ReportTable Months(UsageOverview overview) => new(
        "月別",
        [new("月"), new("利用者（人）", Whole), new("利用（件）", Whole), new("回答あり（件）", Whole), new("根拠なし（件）", Whole), new("止めた（件）", Whole), new("失敗（件）", Whole), new("中断（件）", Whole), new("検出のあった利用（件）", Whole)],
        [.. overview.Kpi.Months.Zip(overview.Outcomes, (m, o) => Row(m.Month, m.Users, m.Events, o.Answered, o.NoEvidence, o.Blocked, o.Failed, o.Abandoned, o.Hits))]);

    public static ReportTable Departments(UsageOverview overview)
    {
        ArgumentNullException.ThrowIfNull(overview);
        ReportColumn[] columns =
            [new("所属"), new("実利用者（人）", Whole), new("延べ利用者（人）", Whole), new("利用（件）", Whole), new("減った時間・推計（分）", Whole), new("減った時間・推計（時間）", ReportFormat.OneDecimal)];
        IEnumerable<object?[]> rows = overview.Kpi.ByDepartment.Select(d => Row(
            overview.UnitNames.GetValueOrDefault(d.Department, d.Department), d.Users, d.CumulativeUsers, d.Events, d.Minutes, ReportNumbers.Hours(d.Minutes)));
        if (overview.Kpi.ByDepartment.Any(d => overview.UnitNames.ContainsKey(d.Department)))
        {
            // Counted by code: a name alone could not be followed back.
            columns = [.. columns, new("所属コード")];
            rows = rows.Zip(overview.Kpi.ByDepartment, (row, d) => Row([.. row, overview.UnitNames.ContainsKey(d.Department) ? d.Department : null]));
        }

        return new ReportTable("所属別", columns, [.. rows], $"実利用者が{SmallGroups.FewestPeople}人未満の所属は「{SmallGroups.Others}」にまとめています。");
    }

    public static ReportTable Adoption(UsageOverview overview) => new(
        "所属別の利用率",
        [new("所属"), new("利用できる人（人）", Whole), new("使った人（人）", Whole), new("利用率（％）", ReportFormat.OneDecimal)],
        [.. overview.Report.Adoption.Select(a => Row(a.Department, a.People, a.Users, a.Rate))],
        $"今の所属で数えます。利用できる人が{SmallGroups.FewestPeople}人未満の所属は「{SmallGroups.Others}」にまとめています。");

    public static ReportTable Posts(UsageOverview overview) => new(
        "職位別",
        [new("職位"), new("延べ利用者（人）", Whole), new("利用（件）", Whole), new("減った時間・推計（分）", Whole), new("減った時間・推計（時間）", ReportFormat.OneDecimal)],
        [.. overview.Report.ByPost.Select(g => Row(g.Name, g.CumulativeUsers, g.Events, g.Minutes, ReportNumbers.Hours(g.Minutes)))],
        $"実利用者が{SmallGroups.FewestPeople}人未満の職位は「{SmallGroups.Others}」にまとめています。");

    public static ReportTable Features(UsageOverview overview) => new(
        "機能別",
        [new("名前"), new("区分"), new("延べ利用者（人）", Whole), new("利用（件）", Whole), new("減った時間・推計（分）", Whole), new("減った時間・推計（時間）", ReportFormat.OneDecimal)],
        [.. overview.Report.ByFeature.Select(g => Feature("機能", g)), .. overview.Report.ByTemplate.Select(g => Feature("テンプレート", g))]);

    public static ReportTable Purposes(UsageOverview overview) => new(
        "目的別",
        [new("利用の目的"), new("延べ利用者（人）", Whole), new("利用（件）", Whole)],
        [.. overview.Report.ByPurpose.Select(p => Row(p.Name, p.CumulativeUsers, p.Events))],
        "会話で選ばれた目的です。選ばれていない利用と取り込んだ利用は「（目的の記録なし）」です。");

    public static ReportTable Categories(UsageOverview overview) => new(
        "使いみち別",
        [new("使いみち"), new("申告（件）", Whole), new("減った時間・自己申告（分）", Whole), new("減った時間・自己申告（時間）", ReportFormat.OneDecimal)],
        [.. overview.Report.ByCategory.Select(c => Row(c.Category, c.Statements, c.Minutes, ReportNumbers.Hours(c.Minutes)))],
        "減った時間といっしょに使いみちを選んだ申告だけを数えます。すべての利用の内訳ではありません。");

    public static ReportTable Distribution(UsageOverview overview) => new(
        "分布",
        [new("利用回数"), new("人数（人）", Whole)],
        [
            Row("0回", overview.Kpi.Distribution.None), Row("1〜4回", overview.Kpi.Distribution.Few),
            Row("5〜99回", overview.Kpi.Distribution.Regular), Row("100回以上", overview.Kpi.Distribution.Heavy),
            Row("休眠（終わりの3か月に利用なし）", overview.Report.Dormant),
        ],
        "休眠の人は、ほかの行の人と重なることがあります。");

    public static ReportTable Indicators(UsageOverview overview) => new(
        "指標",
        [
            new("章"), new("指標"), new("単位"), new("基準年度"), new("基準", ReportFormat.Number), new("目標年度"), new("目標", ReportFormat.Number),
            new("最新の年度"), new("最新の実績", ReportFormat.Number), new("今の速さ（年）", ReportFormat.Number),
            new("目標年度の見込み", ReportFormat.Number), new("見込みの下限", ReportFormat.Number), new("見込みの上限", ReportFormat.Number), new("状態"), new("範囲"),
        ],
        [.. overview.Indicators.Select(i => Row(
            i.Section, i.Name, i.Unit, Year(i.BaselineYear), i.Baseline, Year(i.TargetYear), i.Target,
            i.Actual.Count > 0 ? Year(i.Actual[^1].FiscalYear) : null, i.Actual.Count > 0 ? i.Actual[^1].Value : null, i.Pace,
            i.Forecast?.Expected, i.Forecast?.Low, i.Forecast?.High, i.StatusText, i.Scope))],
        "％の指標は、足したり平均したりしません。");

    /// <summary>One row an indicator and fiscal year.</summary>
    public static ReportTable Path(UsageOverview overview) => new(
        "道のり",
        [new("指標"), new("単位"), new("年度"), new("道のり", ReportFormat.Number), new("実績", ReportFormat.Number), new("実績の月数", Whole)],
        [.. overview.Indicators.SelectMany(i => PathRows(i).Select(r => Row([i.Name, i.Unit, .. r])))]);

    /// <summary>Of one indicator: what its picture shows.</summary>
    public static ReportTable PathOf(IndicatorReport indicator) => new(
        $"道のり：{indicator.Name}",
        [new("年度"), new($"道のり（{indicator.Unit}）", ReportFormat.Number), new($"実績（{indicator.Unit}）", ReportFormat.Number), new("実績の月数", Whole)],
        [.. PathRows(indicator)]);

    private static IEnumerable<IReadOnlyList<object?>> PathRows(IndicatorReport indicator) =>
        indicator.Path.Select(p => p.FiscalYear).Union(indicator.Actual.Select(a => a.FiscalYear)).Order().Select(year =>
        {
            var actual = indicator.Actual.FirstOrDefault(a => a.FiscalYear == year);
            return Row(Year(year), indicator.Path.FirstOrDefault(p => p.FiscalYear == year)?.Value, actual?.Value, actual?.Months);
        });

    public static ReportTable Definitions() => new(
        "定義", [new("言葉"), new("定義"), new("理由")], [.. UsageDefinitions.All.Select(d => Row(d.Term, d.Text, d.Reason))]);

    private static object?[] Feature(string kind, GroupKpi group) =>
        Row(group.Name, kind, group.CumulativeUsers, group.Events, group.Minutes, ReportNumbers.Hours(group.Minutes));

    private static string Year(int fiscalYear) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{fiscalYear}年度");

    private static object?[] Row(params object?[] cells) => cells;
}
