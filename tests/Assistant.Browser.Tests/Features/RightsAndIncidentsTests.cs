using System.Text;
using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Assistant.Core.Access;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

/// <summary>From the application to the answer to a report, in the browser, each as the person who does it.</summary>
public sealed class RightsAndIncidentsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true, 1366, 768)]
    [InlineData(false, 390, 844)]
    public async Task Person_AppliesAsksAndReports_AndGetsAnAnswer(bool script, int width, int height)
    {
        browser.RequireBrowser();
        await using var site = await RealSite.StartAsync();
        var passwords = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tanaka"] = await site.AddAsync(new NewUser("tanaka", "田中 恵子", null, [Roles.Staff]) { WithRight = false }),
            ["sato"] = await site.AddAsync(new NewUser("sato", "佐藤 課長", null, [Roles.Staff])),
            ["bunseki"] = await site.AddAsync(new NewUser("bunseki", "鈴木 分析", null, [Roles.Analyst])),
            ["kanri"] = await site.AddAsync(new NewUser("kanri", "管理 太郎", null, [Roles.Staff, Roles.Admin])),
        };
        var organisation = site.Get<IOrganisationAdministration>();
        await organisation.ImportUnitsAsync(Encoding.UTF8.GetBytes("code,name,parent,from,to\nK1,市民課,,2020-04-01,\n"), dryRun: false, TestContext.Current.CancellationToken);
        await organisation.ImportMembersAsync(
            Encoding.UTF8.GetBytes("user,unit,from,to,post,head\ntanaka,K1,2020-04-01,,主事,0\nsato,K1,2020-04-01,,課長,1\n"), dryRun: false, TestContext.Current.CancellationToken);
        async Task<IPage> OpenAsync(string name, string path)
        {
            var page = await browser.NewPageAsync(site.Address, o =>
            {
                o.JavaScriptEnabled = script;
                o.ViewportSize = new ViewportSize { Width = width, Height = height };
            });
            await Doorman.LetInAsync(page.Context, site.Address, name, passwords[name]);
            await page.GotoAsync(path);
            return page;
        }

        async Task KeepAsync(IPage page, string name)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"rights-{name}-{width}.png"), FullPage = true });
            if (script)
            {
                Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{name} {v.Id}: {string.Join('\n', v.Nodes.Select(n => n.Html))}"));
            }
        }

        // Without a right the question is refused, and the page says where to go.
        var tanaka = await OpenAsync("tanaka", "/");
        await Expect(tanaka.Locator(".right-notices")).ToContainTextAsync("利用の申請と所属長の承認が必要です");
        await KeepAsync(tanaka, "ask-refused");
        await tanaka.Locator(".right-notices a").First.ClickAsync();
        await KeepAsync(tanaka, "own");
        await tanaka.GetByRole(AriaRole.Button, new() { Name = "この内容で申請する" }).ClickAsync();
        await Expect(tanaka.Locator("#purpose-notes")).ToContainTextAsync("使う目的を");
        await tanaka.Locator("#purpose").FillAsync("会議録の要約に使う");
        await tanaka.GetByRole(AriaRole.Button, new() { Name = "この内容で申請する" }).ClickAsync();
        await Expect(tanaka.Locator("#done")).ToContainTextAsync("申請しました");
        await KeepAsync(tanaka, "applied");

        // The head of the day is told, and approves.
        var sato = await OpenAsync("sato", "/");
        await Expect(sato.Locator(".right-notices")).ToContainTextAsync("申請が1件");
        await sato.GetByRole(AriaRole.Link, new() { Name = "承認のページへ" }).ClickAsync();
        await KeepAsync(sato, "approvals");
        await sato.GetByRole(AriaRole.Button, new() { Name = "田中 恵子の申請を承認しない" }).ClickAsync();
        await Expect(sato.Locator(".field-error:not([hidden])")).ToContainTextAsync("承認しない理由を");
        await Expect(sato.Locator("main")).ToContainTextAsync("市民課");
        var secondScreen = await sato.Context.NewPageAsync();
        await secondScreen.GotoAsync("/rights/approvals");
        await sato.GetByRole(AriaRole.Button, new() { Name = "田中 恵子の申請を承認する" }).ClickAsync();
        await Expect(sato.Locator("#done")).ToContainTextAsync("承認しました");
        await secondScreen.GetByRole(AriaRole.Button, new() { Name = "田中 恵子の申請を承認する" }).ClickAsync();
        await Expect(secondScreen.Locator("#done")).ToContainTextAsync("承認しました");

        await tanaka.GotoAsync("/");
        await Expect(tanaka.Locator(".right-notices")).ToHaveCountAsync(0);
        await tanaka.Locator("#question").FillAsync("窓口は何時に開きますか");
        await tanaka.Locator("#ask").ClickAsync();
        await tanaka.GetByRole(AriaRole.Link, new() { Name = "報告する" }).Last.ClickAsync();
        await tanaka.GetByRole(AriaRole.Button, new() { Name = "渡す内容を確かめる" }).ClickAsync();
        await Expect(tanaka.Locator("#problems")).ToContainTextAsync("起きたことを");
        await tanaka.Locator("#category").SelectOptionAsync("ConfidentialInput");
        await tanaka.Locator("#description").FillAsync("マイナンバー 123456789018 を入力してしまいました");
        await tanaka.GetByRole(AriaRole.Button, new() { Name = "渡す内容を確かめる" }).ClickAsync();
        await Expect(tanaka.Locator("#preview")).ToContainTextAsync("〔マイナンバー1〕");
        await Expect(tanaka.Locator("#preview")).ToContainTextAsync("窓口は何時に開きますか");
        await Expect(tanaka.Locator("main")).Not.ToContainTextAsync("123456789018");
        await KeepAsync(tanaka, "report-preview");
        await tanaka.GetByRole(AriaRole.Button, new() { Name = "この内容で報告する" }).ClickAsync();
        await Expect(tanaka.Locator("#done")).ToContainTextAsync("報告しました");

        // Whoever looks up what is recorded reads words, not codes.
        await tanaka.GotoAsync("/me");
        await Expect(tanaka.Locator("section[aria-labelledby='audit-heading']")).ToContainTextAsync("報告");
        Assert.DoesNotMatch("[a-z]+[._][a-z]+", await tanaka.Locator("section[aria-labelledby='audit-heading']").InnerTextAsync());

        // The analyst need not be staff.
        var bunseki = await OpenAsync("bunseki", "/incidents");
        await KeepAsync(bunseki, "queue");
        await bunseki.GetByRole(AriaRole.Link, new() { Name = "報告 第1号" }).ClickAsync();
        await bunseki.Locator("#assignee").SelectOptionAsync(new SelectOptionValue { Label = "鈴木 分析" });
        await bunseki.GetByRole(AriaRole.Button, new() { Name = "担当を決める" }).ClickAsync();
        await Expect(bunseki.Locator("#done")).ToContainTextAsync("記録しました");
        await bunseki.GetByRole(AriaRole.Button, new() { Name = "対応中にする" }).ClickAsync();
        await bunseki.Locator("#answer").FillAsync("入力された番号は記録から消えています。");
        await bunseki.GetByRole(AriaRole.Button, new() { Name = "報告した人に答える" }).ClickAsync();
        await Expect(bunseki.Locator("#done")).ToContainTextAsync("記録しました");
        await KeepAsync(bunseki, "incident");

        await tanaka.GotoAsync("/incidents/mine");
        await KeepAsync(tanaka, "mine");
        await tanaka.GetByRole(AriaRole.Link, new() { Name = "報告 第1号" }).ClickAsync();
        await Expect(tanaka.Locator("main")).ToContainTextAsync("入力された番号は記録から消えています。");
        await KeepAsync(tanaka, "answered");

        var kanri = await OpenAsync("kanri", "/admin/people");
        await Expect(kanri.Locator("table")).ToContainTextAsync("田中 恵子");
        await Expect(kanri.Locator("table")).ToContainTextAsync("市民課");
        await KeepAsync(kanri, "people");
        await kanri.GetByRole(AriaRole.Link, new() { Name = "田中 恵子" }).ClickAsync();
        await kanri.Locator("#training-day").FillAsync("2026-01-15");
        await kanri.GetByRole(AriaRole.Button, new() { Name = "研修日を記録する" }).ClickAsync();
        await Expect(kanri.Locator("#done")).ToContainTextAsync("研修日を記録しました");
        await KeepAsync(kanri, "person");

        // What can't be undone at once asks once and says whom it means.
        await kanri.GetByRole(AriaRole.Link, new() { Name = "1回だけ使えるパスワードを作る" }).ClickAsync();
        await Expect(kanri.Locator("main")).ToContainTextAsync("「田中 恵子」（tanaka）");
        await KeepAsync(kanri, "password");
        await kanri.GetByRole(AriaRole.Button, new() { Name = "1回だけ使えるパスワードを作る" }).ClickAsync();
        await Expect(kanri.Locator("#done .one-time-password")).Not.ToBeEmptyAsync();
        await kanri.GetByRole(AriaRole.Link, new() { Name = "田中 恵子のページへ戻る" }).ClickAsync();
        await kanri.GetByRole(AriaRole.Link, new() { Name = "サインインを停止する" }).ClickAsync();
        await KeepAsync(kanri, "disable");
        await kanri.GetByRole(AriaRole.Button, new() { Name = "サインインを停止する" }).ClickAsync();
        await Expect(kanri.Locator("#done")).ToContainTextAsync("サインインを停止しました");
        await kanri.GotoAsync("/admin/people/import");
        await kanri.Locator("#people-file").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("user,displayName,roles\nito,伊藤 次郎,staff\n") });
        await kanri.GetByRole(AriaRole.Button, new() { Name = "この表を取り込む" }).ClickAsync();
        await Expect(kanri.Locator("#done")).ToContainTextAsync("1人を取り込みました");
        await KeepAsync(kanri, "import");
    }
}
