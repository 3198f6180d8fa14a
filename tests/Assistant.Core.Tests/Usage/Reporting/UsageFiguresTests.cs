using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Reporting;
using Xunit;

namespace Assistant.Core.Tests.Usage.Reporting;

public sealed class UsageFiguresTests
{
    [Fact]
    public void Figures_HaveBaselineTargetAndTheWordThatTheTargetNeedsALook()
    {
        var figures = UsageFigures.Of(Overviews.Of());

        Assert.Equal(
            (460m, "人", "7,500件", "2024年度 842人（6か月分）", "2029年度 2,000人", "達成済み・目標要確認"),
            (figures[0].Value, figures[0].Unit, figures[0].N, figures[0].Baseline, figures[0].Target, figures[0].Flag));
        Assert.Equal(("2024年度 140.33人", "2029年度 167人（目標÷12）"), (figures[1].Baseline, figures[1].Target));
    }

    [Fact]
    public void HoursSaved_AreTwoFiguresWithTheirOwnN_AndNowhereASum()
    {
        var overview = Overviews.Of();
        var figures = UsageFigures.Of(overview);

        Assert.Equal((443.0m, "7,000件"), (figures[3].Value, figures[3].N));
        Assert.Equal((10.1m, "60件"), (figures[4].Value, figures[4].N));
        Assert.DoesNotContain(figures, f => f.Value == 453.1m);
        Assert.All(UsageSummary.Of(overview), s => Assert.DoesNotContain("453", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(460 * 90, null)]
    [InlineData((460 * 90) - 1, "目安（1人1か月 1.5〜6時間）の外です")]
    [InlineData(460 * 360, null)]
    [InlineData((460 * 360) + 1, "目安（1人1か月 1.5〜6時間）の外です")]
    public void Estimate_OutsideOfWhatIsPlausible_IsFlagged(int minutes, string? flag) => Assert.Equal(flag, UsageFigures.Of(Overviews.Of(minutes))[3].Flag);

    [Fact]
    public void Cost_WithoutAPrice_IsNoNumberAndNamesTheModel()
    {
        var cost = UsageFigures.Of(Overviews.Of(yen: null, unpriced: ["gpt-x"]))[7];

        Assert.Null(cost.Value);
        Assert.Equal("価格の表にないモデルがあります：gpt-x", cost.Flag);
    }

    [Fact]
    public void Figure_OfEveryKind_HasADefinition() =>
        Assert.All(UsageFigures.Of(Overviews.Of()), f => Assert.Contains(UsageDefinitions.All, d => d.Id == f.Definition));

    [Fact]
    public void Definitions_HaveIdsOfTheirOwn() => Assert.Distinct(UsageDefinitions.All.Select(d => d.Id));

    [Fact]
    public void Summary_IsMadeOfTheFigures()
    {
        var sentences = UsageSummary.Of(Overviews.Of());

        Assert.Equal("2025年10月〜2025年11月の利用は 7,500件、延べ利用者数は 460人でした（月平均 230人、実利用者 300人）。", sentences[0]);
        Assert.Equal("最後の月（2025年11月）の利用者は 227人で、前の月（233人）より6人減りました。", sentences[2]);
        Assert.Contains(sentences, s => s.Contains("推計で 443.0時間（幅 221.5〜886.0時間、n=7,000件）、自己申告で 10.1時間（n=60件）です。求め方が違うため、足しません。推計は、目安", StringComparison.Ordinal));
        Assert.Contains("サインインできる 36人のうち、18人（50.0％）が使いました。", sentences);
        Assert.Contains(sentences, s => s.Contains("年 2,724人です。2029年度の目標は 2,000人で、状態は「達成済み・目標要確認」です。", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_HaveAsManyCellsAsColumns_AndTheMonthsOfTheKpi()
    {
        var tables = ReportTables.Of(Overviews.Of());

        Assert.Equal(["概要", "月別", "所属別", "所属別の利用率", "職位別", "機能別", "目的別", "使いみち別", "分布", "指標", "道のり", "定義"], tables.Select(t => t.Name));
        Assert.All(tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Count, r.Count)));
        Assert.Equal(["2025-10", 233, 4000, 3300, 500, 100, 60, 40, 2], tables[1].Rows[0]);
    }
}
