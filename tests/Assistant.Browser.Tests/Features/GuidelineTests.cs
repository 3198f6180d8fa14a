using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Assistant.Core.Answering;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

/// <summary>The guideline beside the question, and its pages.</summary>
public sealed class GuidelineTests(BrowserFixture browser)
{
    private const string Certain = "マイナンバー 1234-5678-9018 の人の手続き";
    private const string Likely = "佐藤様への返事を考えてください";

    [Fact]
    public async Task Question_WithACertainFinding_CannotBeSentBeforeItIsChanged()
    {
        await using var site = await TestSite.StartAsync();
        await using var visit = await OpenAsync(site);
        await visit.Page.Locator("#question").FillAsync(Certain);
        var panel = visit.Page.Locator("#findings-block");
        await Expect(panel).ToBeVisibleAsync();
        await Expect(panel.Locator("mark")).ToHaveTextAsync("1234-5678-9018");
        await Expect(panel).ToContainTextAsync("マイナンバー：入力できません");
        await Expect(visit.Page.Locator("#ask")).ToBeHiddenAsync();
        await visit.AssertAccessibleAsync();
        await visit.Page.Locator("#question").PressAsync("Control+Enter");
        await Expect(panel).ToBeFocusedAsync();
        Assert.Empty(site.Answers.Requests);

        await visit.Page.Locator("#question").FillAsync(SampleAnswers.Target);
        await Expect(panel).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#check-state")).ToHaveTextAsync("検出なし（網羅ではありません）");
        await visit.Page.Locator("#ask").ClickAsync();
        await visit.Page.Locator("article.turn[data-state=answered]").WaitForAsync();
    }

    [Theory]
    [InlineData("かくして質問する", true)]
    [InlineData("確認して質問する", false)]
    public async Task Question_WithALikelyFinding_IsSentAsThePersonChooses(string button, bool masked)
    {
        await using var site = await TestSite.StartAsync();
        await using var visit = await OpenAsync(site);
        await visit.SubmitAsync(Likely);
        var panel = visit.Page.Locator("#findings-warn");
        await Expect(panel).ToBeFocusedAsync();
        await Expect(panel.Locator("mark")).ToHaveTextAsync("佐藤");
        await visit.AssertAccessibleAsync();
        Assert.Empty(site.Answers.Requests);

        await panel.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await visit.Page.Locator("article.turn[data-state=answered]").WaitForAsync();

        var request = Assert.Single(site.Answers.Requests);
        Assert.Equal((Likely, masked, !masked), (request.Question, request.Mask, request.Acknowledgement is { Length: > 64 }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Material_BesideAQuestion_IsLookedAtSentAndShownWithTheTurn(bool script)
    {
        const string material = "会議の記録です。\n担当は個人番号 1234-5678-9018 の人です。";
        await using var site = await TestSite.StartAsync(withModel: true);
        await using var visit = await OpenAsync(site, configure: o => o.JavaScriptEnabled = script);
        await visit.Page.GetByText("資料を貼り付ける", new() { Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("資料", new() { Exact = true }).FillAsync(material);
        await visit.SubmitAsync(SampleAnswers.Target);

        var panel = visit.Page.Locator("#findings-block");
        await Expect(panel.Locator("[data-slot=marked-material] mark")).ToHaveTextAsync("1234-5678-9018");
        await Expect(panel.Locator("[data-slot=marked] mark")).ToHaveCountAsync(0);
        if (script)
        {
            await visit.AssertAccessibleAsync();
        }

        Assert.Empty(site.Answers.Requests);
        await visit.Page.GetByLabel("資料", new() { Exact = true }).FillAsync("会議の記録です。");
        await visit.SubmitAsync(SampleAnswers.Target);
        await visit.Page.Locator("article.turn[data-state=answered]").WaitForAsync();

        Assert.Equal([new Attachment("貼り付けた資料", "会議の記録です。")], Assert.Single(site.Answers.Requests).Attachments!);
        await visit.Page.Locator("article.turn .turn-material summary").ClickAsync();
        await Expect(visit.Page.Locator("article.turn .turn-material p")).ToHaveTextAsync("会議の記録です。");
        await Expect(visit.Page.GetByLabel("資料", new() { Exact = true })).ToHaveValueAsync(string.Empty);
    }

    [Fact]
    public async Task Material_WithoutAModel_CannotBePasted()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();

        await Expect(visit.Page.Locator("#material")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Question_WithoutScript_ComesBackWithThePlacesAndBothWays()
    {
        await using var site = await TestSite.StartAsync();
        await using var visit = await OpenAsync(site, configure: o => o.JavaScriptEnabled = false);
        await visit.SubmitAsync(Certain);
        await Expect(visit.Page.Locator("#findings-block mark")).ToHaveTextAsync("1234-5678-9018");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(Certain);

        await visit.SubmitAsync(Likely);
        await Expect(visit.Page.Locator("#findings-warn mark")).ToHaveTextAsync("佐藤");
        Assert.Empty(site.Answers.Requests);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "確認して質問する" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/conversations/**");
        Assert.NotEmpty(Assert.Single(site.Answers.Requests).Acknowledgement!);
    }

    [Fact]
    public async Task Policy_EditedInThePage_ShowsErrorsThenResultsAndIsPublished()
    {
        await using var site = await TestSite.StartAsync();
        await using var visit = await OpenAsync(site, "/admin", name: "admin");
        await visit.AssertAccessibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "ガイドラインの管理" }).ClickAsync();
        await visit.AssertAccessibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "新しい版を作る" }).ClickAsync();
        var yaml = visit.Page.Locator("#policy-yaml");
        var written = await yaml.InputValueAsync();
        await yaml.FillAsync(written.Replace("reminderDays: 30", "reminderDays: たくさん", StringComparison.Ordinal).Replace("approvalRequired: true", "approval: true", StringComparison.Ordinal));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "確かめる" }).ClickAsync();
        await Expect(visit.Page.Locator("#problems a")).ToHaveCountAsync(3);
        await visit.Page.Locator("#problems a").Last.ClickAsync();
        await Expect(visit.Page.Locator("li.line-wrong").Last).ToContainTextAsync("reminderDays: たくさん");
        await visit.AssertAccessibleAsync();

        await yaml.FillAsync(written.Replace("words: []", "words: [やまかわ商事]", StringComparison.Ordinal).Replace("changes: 最初の版です。", "changes: 会社の名前を加えました。", StringComparison.Ordinal));
        await visit.Page.Locator("#policy-samples").FillAsync("やまかわ商事の評判");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "確かめる" }).ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("確認が必要（登録語）");
        await Expect(visit.Page.Locator(".line-added").First).ToContainTextAsync("会社の名前を加えました。");
        await visit.AssertAccessibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "新しい版を公開する" }).ClickAsync();
        await Expect(visit.Page.Locator("#problems")).ToContainTextAsync("公開しました。");
        await visit.Page.GotoAsync("/guideline");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("版：v1");
        await visit.Page.GotoAsync("/admin/guideline/factory-1");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "この版の内容に戻す" }).ClickAsync();
        await visit.AssertAccessibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "この版の内容に戻す" }).ClickAsync();
        await Expect(visit.Page.Locator("#problems")).ToContainTextAsync("前の版の内容に戻しました。");
    }

    [Theory]
    [InlineData(1366, 768, "wide")]
    [InlineData(390, 844, "narrow")]
    public async Task Rules_AreThereForEverybodyAndFitTheScreen(int width, int height, string size)
    {
        await using var visit = await browser.OpenAsync(size: (width, height));
        await visit.SignInAsync("/guideline");
        await Expect(visit.Page.Locator(".guideline-rules > li")).ToHaveCountAsync(16);
        await visit.AssertAccessibleAsync();
        var widths = await visit.Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(widths[0] <= widths[1], $"{widths[0]} > {widths[1]}");
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"guideline-{size}.png"), FullPage = true });
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/guideline")]
    [InlineData("/admin/guideline/factory-1")]
    public async Task Administration_IsNotForStaff(string path)
    {
        await using var visit = await browser.OpenAsync();
        visit.Expected.Add("403");
        await visit.SignInAsync();
        Assert.Equal(403, (await visit.Page.GotoAsync(path))!.Status);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "管理", Exact = true })).ToHaveCountAsync(0);
    }

    private async Task<Visit> OpenAsync(TestSite site, string path = "/", string? name = null, Action<BrowserNewContextOptions>? configure = null)
    {
        var visit = await browser.OpenAsync(configure, site);
        visit.Name = name ?? visit.Name;
        return await visit.SignInAsync(path);
    }
}
