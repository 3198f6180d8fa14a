using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

/// <summary>What the person sees when the line to the server fails. The question is never lost.</summary>
public sealed class ConnectionTests(BrowserFixture browser)
{
    [Fact]
    public async Task Line_CutWhileTheAnswerIsMade_EndsInAnOfferToAskAgain()
    {
        await using var visit = await browser.OpenAsync();
        visit.Expected.Add("WebSocket");
        await visit.SignInAsync();
        await visit.SubmitAsync(SampleAnswers.Slow);
        await visit.Page.Locator(".answer-stream:not(:empty)").WaitForAsync();

        browser.Site.CutLines(visit.Name);

        await Expect(visit.Page.Locator("article.turn[data-state=abandoned]")).ToContainTextAsync("途中で止まりました");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(SampleAnswers.Slow);
        await Expect(visit.Page.Locator("#ask")).ToHaveTextAsync("もう一度質問する");
        Assert.Contains("/conversations/", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_ThatCannotBeOpened_FallsBackToThePlainForm()
    {
        await using var visit = await browser.OpenAsync();
        visit.Expected.Add("WebSocket");
        await visit.SignInAsync();
        await visit.Page.EvaluateAsync("() => { window.WebSocket = class { constructor() { throw new Error('blocked'); } }; }");
        await visit.SubmitAsync(SampleAnswers.Target);
        await visit.Page.WaitForURLAsync("**/conversations/*");
        await Expect(visit.Page.Locator("article.turn[data-state=answered]")).ToContainTextAsync("862手続です。");
    }

    [Fact]
    public async Task Draft_OfAQuestion_SurvivesAReload()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.Page.Locator("#question").FillAsync("まだ送っていない質問");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync("まだ送っていない質問");
    }

    [Fact]
    public async Task SignOut_ForgetsTheDraft()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.Page.Locator("#question").FillAsync("ほかの人に見せない質問");
        await visit.Page.GetByText("田中 恵子").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/signin");
        await visit.SignInAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(string.Empty);
    }
}
