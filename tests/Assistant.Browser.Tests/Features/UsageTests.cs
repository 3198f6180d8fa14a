using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Features;

public sealed class UsageTests(BrowserFixture browser)
{
    private const string Dashboard = "/usage?from=2025-10&to=2026-11";
    private const int LargestPage = 200 * 1024;

    public static TheoryData<string> Pages => [Dashboard, "/usage/indicators", "/usage/events?month=2026-11", "/usage/definitions", "/me"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OnAnyWidth_HasNoViolation_FitsAndIsLight(string path)
    {
        foreach (var width in new[] { 1366, 390 })
        {
            await using var visit = await browser.OpenAsync(size: (width, 800));
            visit.Name = "analyst-1";
            await visit.SignInAsync(path);
            if (width < 1366)
            {
                await visit.AssertAccessibleAsync();
            }

            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} is wider than {width}");
            var response = await visit.Page.GotoAsync(path);
            Assert.InRange((await response!.BodyAsync()).Length, 1, LargestPage);
        }
    }

    [Fact]
    public async Task Dashboard_InForcedColours_HasNoViolation()
    {
        await using var visit = await browser.OpenAsync(o => o.ForcedColors = ForcedColors.Active);
        visit.Name = "analyst-1";
        await visit.SignInAsync(Dashboard);
        await visit.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("staff-usage")]
    [InlineData("admin-usage")]
    [InlineData("analyst-usage")]
    public async Task Menu_ShowsUseToWhomItIsFor_AndThePageIsClosedToOthers(string name)
    {
        await using var visit = await browser.OpenAsync();
        visit.Name = name;
        var isOpen = !name.StartsWith("staff", StringComparison.Ordinal);
        if (!isOpen)
        {
            visit.Expected.Add("403");
        }

        await visit.SignInAsync();
        Assert.Equal(isOpen ? 1 : 0, await visit.Page.Locator(".main-menu a[href='/usage']").CountAsync());
        foreach (var path in new[] { Dashboard, "/usage/indicators", "/usage/events", "/usage/definitions" })
        {
            Assert.Equal(isOpen ? 200 : 403, (await visit.Page.GotoAsync(path))!.Status);
        }

        Assert.Equal(isOpen, (await visit.Page.ContentAsync()).Contains("延べ利用者数", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pictures_HaveTheNumbersOfTheirTables_AlsoWithoutScript()
    {
        await using var visit = await browser.OpenAsync(o => o.JavaScriptEnabled = false);
        visit.Name = "analyst-2";
        await visit.SignInAsync(Dashboard);

        using var page = await new HtmlParser().ParseDocumentAsync(await visit.Page.ContentAsync());
        Assert.Equal(14, Bars(page, "users").Length);
        Assert.Equal(Column(page, "trend-table", 2), Bars(page, "users"));
        Assert.Equal(Column(page, "trend-table", 3), Bars(page, "events"));
        Assert.Equal(Column(page, "trend-table", 9), Bars(page, "hits"));
        Assert.Equal(Column(page, "spread-table", 2), Bars(page, "spread-bars"));
        Assert.Equal(Column(page, "departments-table", 2).Take(15), Bars(page, "department-bars"));
        Assert.Equal(Column(page, "posts-table", 3), Bars(page, "post-bars"));
        Assert.Equal(Column(page, "features-table", 4), Bars(page, "feature-bars"));
        Assert.Equal(Column(page, "purposes-table", 3), Bars(page, "purpose-bars"));
        Assert.Equal(Column(page, "categories-table", 2), Bars(page, "category-bars"));
        Assert.Equal(Column(page, "path-table", 2), Values(page, "svg[aria-labelledby^='path-chart'] [data-series='path']"));
        Assert.Equal(Column(page, "path-table", 3).Where(v => v >= 0), Values(page, "svg[aria-labelledby^='path-chart'] [data-series='actual']"));
    }

    [Fact]
    public async Task Period_IsChosenByAFormThatIsAnAddress_AndAWrongOneIsSaid()
    {
        await using var visit = await browser.OpenAsync(o => o.JavaScriptEnabled = false);
        visit.Name = "analyst-3";
        await visit.SignInAsync(Dashboard);
        await visit.Page.Locator("#period-from").FillAsync("2026-04");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "表示する" }).ClickAsync();

        Assert.EndsWith("/usage?from=2026-04&to=2026-11", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("#trend-table tbody tr")).ToHaveCountAsync(8);
        await visit.Page.GotoAsync("/usage?from=2026-13&to=x");
        await Assertions.Expect(visit.Page.Locator("#problems")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Minutes_AfterAStreamedAnswer_AreRecordedInPlaceAndStay()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Target);
        var address = visit.Page.Url;

        await turn.GetByRole(AriaRole.Button, new() { Name = "30分", Exact = true }).ClickAsync();

        await Assertions.Expect(turn.Locator("[data-slot='minutes-status']")).ToHaveTextAsync("「30分」を記録しました。");
        await Assertions.Expect(turn.Locator("button[aria-pressed='true']")).ToHaveTextAsync("30分");
        Assert.Equal(address, visit.Page.Url);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".minutes button[aria-pressed='true']")).ToHaveTextAsync("30分");
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Category_ThatIsChosenWithTheMinutes_IsRecordedWithThem_WithAndWithoutScript()
    {
        foreach (var script in new[] { true, false })
        {
            await using var visit = await browser.OpenAsync(o => o.JavaScriptEnabled = script);
            await visit.SignInAsync();
            if (script)
            {
                await visit.AskAsync(SampleAnswers.Target);
            }
            else
            {
                await visit.SubmitAsync(SampleAnswers.Target);
            }

            await visit.Page.Locator(".minutes select[name='category']").SelectOptionAsync("メール");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "10分", Exact = true }).ClickAsync();

            await Assertions.Expect(visit.Page.Locator("[data-slot='minutes-status']")).ToContainTextAsync("「メール」");
            await visit.Page.ReloadAsync();
            await Assertions.Expect(visit.Page.Locator(".minutes select[name='category']")).ToHaveValueAsync("メール");
            await Assertions.Expect(visit.Page.Locator(".minutes button[aria-pressed='true']")).ToHaveTextAsync("10分");
        }
    }

    [Fact]
    public async Task Minutes_WithoutScript_AreRecordedByTheFormAndTheConversationIsShownAgain()
    {
        await using var visit = await browser.OpenAsync(o => o.JavaScriptEnabled = false);
        await visit.SignInAsync();
        await visit.SubmitAsync(SampleAnswers.Target);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "5分", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".minutes button[aria-pressed='true']")).ToHaveTextAsync("5分");
        Assert.Contains("/conversations/", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indicator_IsEnteredByHand_AndMistakesAreNamedAtTheirFields()
    {
        await using var site = await TestSite.StartAsync();
        await using var visit = await browser.OpenAsync(own: site);
        visit.Name = "analyst-4";
        await visit.SignInAsync("/usage/indicators");
        var submit = visit.Page.GetByRole(AriaRole.Button, new() { Name = "実績を記録する" });
        await submit.ClickAsync();
        Assert.Equal(3, await visit.Page.Locator("#problems li").CountAsync());
        await visit.AssertAccessibleAsync();

        await visit.Page.Locator("select#indicator").SelectOptionAsync("online");
        await visit.Page.Locator("#year").FillAsync("2025");
        await visit.Page.Locator("#value").FillAsync("770");
        await submit.ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#done")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#indicator-online [data-series='actual']")).ToHaveAttributeAsync("data-value", "770");
        Assert.Equal(0, await visit.Page.Locator("select#indicator option[value='ai-users']").CountAsync());
    }

    private static decimal[] Bars(IHtmlDocument page, string id) => Values(page, $"svg[aria-labelledby^='{id}-title'] rect[data-value]");

    private static decimal[] Values(IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(mark => decimal.Parse(mark.GetAttribute("data-value")!, CultureInfo.InvariantCulture))];

    /// <summary>-1 for what is unknown.</summary>
    private static decimal[] Column(IHtmlDocument page, string table, int column) =>
        [.. page.QuerySelectorAll($"#{table} tbody tr > :nth-child({column.ToString(CultureInfo.InvariantCulture)})")
            .Select(cell => decimal.TryParse(cell.TextContent.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : -1)];
}
