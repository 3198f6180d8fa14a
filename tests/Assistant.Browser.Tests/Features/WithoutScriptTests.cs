using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class WithoutScriptTests(BrowserFixture browser)
{
    [Fact]
    public async Task Question_WithoutScript_IsAnsweredAndItsSourceCanBeRead()
    {
        await using var visit = await OpenAsync();
        await visit.SubmitAsync(SampleAnswers.Target);
        await visit.Page.WaitForURLAsync("**/conversations/**");
        var turn = visit.Page.Locator("article.turn[data-state=answered]");
        await Expect(turn).ToContainTextAsync("862手続です。");
        await Expect(turn.GetByRole(AriaRole.Button, new() { Name = "コピー" })).ToHaveCountAsync(0);

        await turn.Locator("summary").First.ClickAsync();
        await turn.GetByText("出典のページを開く").First.ClickAsync();
        await Expect(visit.Page.Locator("mark").First).ToContainTextAsync("2029年度");
        await visit.Page.GetByText("回答に戻る").ClickAsync();
        await Expect(turn).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Question_TooLongWithoutScript_ComesBackWithTheReason()
    {
        await using var visit = await OpenAsync();
        var question = new string('あ', 10_001);
        await visit.SubmitAsync(question);
        await Expect(visit.Page.Locator("#question-error")).ToContainTextAsync("質問は10,000文字以内にしてください。");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(question);
    }

    [Fact]
    public async Task Answer_FailedWithoutScript_LeavesTheQuestionInTheField()
    {
        await using var visit = await OpenAsync();
        await visit.SubmitAsync(SampleAnswers.Failing);
        await visit.Page.WaitForURLAsync("**/conversations/**");
        await Expect(visit.Page.Locator("article.turn")).ToContainTextAsync("AIにつながりません。");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(SampleAnswers.Failing);
        await Expect(visit.Page.Locator("#ask")).ToHaveTextAsync("もう一度質問する");
    }

    [Fact]
    public async Task Conversation_DeletedWithoutScript_IsGone()
    {
        await using var visit = await OpenAsync();
        visit.Expected.Add("404");
        await visit.SubmitAsync(SampleAnswers.Target);
        await visit.Page.WaitForURLAsync("**/conversations/**");
        var address = visit.Page.Url.Split('#')[0];
        await visit.Page.GetByLabel($"会話「{SampleAnswers.Target}」を削除").ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync($"会話「{SampleAnswers.Target}」を削除しますか。");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "この会話を削除する" }).ClickAsync();
        await Expect(visit.Page.Locator("#conversations")).ToContainTextAsync("まだ会話はありません。");
        Assert.Equal(404, (await visit.Page.GotoAsync(address))!.Status);
    }

    private async Task<Visit> OpenAsync() => await (await browser.OpenAsync(o => o.JavaScriptEnabled = false)).SignInAsync();
}
