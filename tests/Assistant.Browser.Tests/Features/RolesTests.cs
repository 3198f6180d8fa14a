using System.Globalization;
using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Assistant.Core.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

/// <summary>Not everybody is one who asks: whoever comes in begins where the role begins, and every entry of the menu opens.</summary>
public sealed class RolesTests(BrowserFixture browser)
{
    private const int LargestPage = 200 * 1024;

    [Theory]
    [InlineData(Roles.Staff, "質問する 文書 ガイドライン", "質問する")]
    [InlineData(Roles.Analyst, "利用状況 報告の対応", "利用状況")]
    [InlineData(Roles.Admin, "文書 ガイドライン 利用状況 報告の対応 管理", "管理")]
    public async Task Person_OfOneRole_BeginsOnAnOpenPageAndFindsNoClosedEntry(string role, string entries, string home)
    {
        browser.RequireBrowser();
        await using var site = await RealSite.StartAsync();
        var page = await SignInAsync(site, role, await site.AddAsync(new NewUser(role, "鈴木 花子", null, [role])));

        var menu = page.Locator(".main-menu a");
        Assert.Equal(entries.Split(' '), await menu.AllInnerTextsAsync());
        await Expect(page.Locator(".main-menu a[aria-current]")).ToHaveTextAsync(home);
        foreach (var path in await page.Locator(".main-menu a, a.brand, .user-menu a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))"))
        {
            Assert.Equal((path, 200), (path, (await page.GotoAsync(path))!.Status));
        }
    }

    [Fact]
    public async Task AdministrationMenu_LeadsToOpenPagesOnly()
    {
        browser.RequireBrowser();
        await using var site = await RealSite.StartAsync();
        var page = await SignInAsync(site, "kanri", await site.AddAsync(new NewUser("kanri", "管理 太郎", null, [Roles.Admin])));
        await page.GotoAsync("/admin");
        var paths = await page.Locator(".admin-menu a").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        Assert.Contains("/admin/people", paths);
        foreach (var path in paths)
        {
            Assert.Equal((path, 200), (path, (await page.GotoAsync(path))!.Status));
        }
    }

    [Fact]
    public async Task People_OfAWholeCity_AreShownPageByPageWithTheFilterKept()
    {
        browser.RequireBrowser();
        await using var site = await RealSite.StartAsync();
        var password = await site.AddAsync(new NewUser("kanri", "管理 太郎", null, [Roles.Admin]));
        var rows = string.Concat(Enumerable.Range(1, 230).Select(i => string.Create(CultureInfo.InvariantCulture, $"shokuin{i:000},職員 {i:000}号,staff,第{i % 7}課\n")));
        await site.Get<IUserImport>().ImportAsync(
            System.Text.Encoding.UTF8.GetBytes("user,displayName,roles,department\n" + rows), dryRun: false, "admin", null, TestContext.Current.CancellationToken);
        var page = await SignInAsync(site, "kanri", password);

        var response = await page.GotoAsync("/admin/people?role=staff");
        Assert.InRange((await response!.BodyAsync()).Length, 1, LargestPage);
        await Expect(page.Locator("main")).ToContainTextAsync("230人のうち、1〜100人目");
        await page.GetByRole(AriaRole.Link, new() { Name = "次へ" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "次へ" }).ClickAsync();

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(30);
        await Expect(page.Locator("main")).ToContainTextAsync("230人のうち、201〜230人目");
        Assert.Contains("role=staff", page.Url, StringComparison.Ordinal);
    }

    private async Task<IPage> SignInAsync(RealSite site, string name, string password)
    {
        var page = await browser.NewPageAsync(site.Address, _ => { });
        await page.GotoAsync("/signin");
        await page.GetByLabel("名前").FillAsync(name);
        await page.GetByLabel("パスワード").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
        return page;
    }
}
