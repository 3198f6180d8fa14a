using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Assistant.Core.Documents;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class AskTests(BrowserFixture browser)
{
    [Fact]
    public async Task Question_AskedWithScript_StreamsAndEndsAsTheStoredPage()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.SubmitAsync(SampleAnswers.Slow);
        await Expect(visit.Page.Locator(".answer-stream")).ToContainTextAsync("2029年度に862手続です。");
        await Expect(visit.Page.Locator("[data-stage=writing]")).ToHaveAttributeAsync("aria-current", "step");
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync("回答を作成しています");

        visit.Release();
        var turn = visit.Page.Locator("article.turn[data-state=answered]");
        await turn.WaitForAsync();
        await Expect(visit.Page.Locator("#announcer")).ToHaveTextAsync("回答ができました。根拠は2件です。");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(string.Empty);
        await Expect(turn.Locator("h3")).ToBeFocusedAsync();
        await Expect(turn).ToContainTextAsync("抜粋による回答");
        var streamed = await turn.InnerTextAsync();

        await visit.Page.ReloadAsync();
        Assert.Equal(streamed, await turn.InnerTextAsync());
        await Expect(visit.Page.Locator(".conversation-list li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Question_AskedWithCtrlEnterAndAFilter_CarriesTheFilter()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.Page.GetByText("調べる文書をしぼる").ClickAsync();
        await visit.Page.GetByLabel("ガイドライン").CheckAsync();
        var question = $"{visit.Name}がしぼって聞く質問";
        await visit.Page.Locator("#question").FillAsync(question);
        await visit.Page.Locator("#question").PressAsync("Control+Enter");
        await visit.Page.Locator("article.turn[data-state=answered]").WaitForAsync();

        var asked = Assert.Single(browser.Site.Answers.Requests, r => r.Question == question);
        Assert.Equal([DocumentKind.Guideline], asked.Filters!.Kinds);
    }

    [Fact]
    public async Task Question_ThatIsEmpty_IsRefusedBesideItsField()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.Page.Locator("#ask").ClickAsync();
        await Expect(visit.Page.Locator("#question-error")).ToContainTextAsync("質問を入力してください。");
        await Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task Stop_WhileTheAnswerIsMade_KeepsTheQuestion()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.SubmitAsync(SampleAnswers.Slow);
        await visit.Page.Locator(".answer-stream:not(:empty)").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "停止" }).ClickAsync();
        await Expect(visit.Page.Locator("#announcer")).ToContainTextAsync("停止しました");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(SampleAnswers.Slow);
        await Expect(visit.Page.Locator("#ask")).ToHaveTextAsync("もう一度質問する");
        await Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Answer_ThatFails_SaysWhatToDoAndKeepsTheQuestion()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Failing);
        await Expect(turn).ToContainTextAsync("AIにつながりません。");
        await Expect(turn).ToContainTextAsync("少し待ってから、もう一度質問してください。");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(SampleAnswers.Failing);
        await Expect(visit.Page.Locator("#ask")).ToHaveTextAsync("もう一度質問する");
    }

    [Fact]
    public async Task Answer_WithoutEvidence_SaysWhatWasSearchedAndWhomToAsk()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Unknown);
        await Expect(turn).ToContainTextAsync("登録された文書4件を調べました");
        await Expect(turn.Locator(".contacts")).ToContainTextAsync("行政マネジメント課");
    }

    [Fact]
    public async Task Sentence_WhoseCitationIsNotVerified_IsMarkedInWords()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Unverified);
        var marked = Assert.Single(await turn.Locator(".unverified").AllAsync());
        await Expect(marked).ToContainTextAsync("迷ったときは、必ず所属長の承認を得る必要があります。");
        await Expect(marked).ToContainTextAsync("根拠を確認できません");
        await Expect(turn).ToContainTextAsync("AIが作成：gpt-4.1");
    }

    [Fact]
    public async Task Markup_InQuestionAndAnswer_StaysText()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Hostile);
        await Expect(turn).ToContainTextAsync("<script>alert(1)</script>とは書かれていません。");
        await Expect(turn).ToContainTextAsync(SampleAnswers.Hostile);
        Assert.Equal(0, await visit.Page.Locator("#turns img, #turns script").CountAsync());
    }

    [Fact]
    public async Task Copy_RecordsWhoCheckedTheGrounds_AndPutsAnswerSourcesAndLabelOnTheClipboard()
    {
        await using var visit = await browser.OpenAsync(o => o.Permissions = ["clipboard-read", "clipboard-write"]);
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Target);
        await turn.GetByRole(AriaRole.Button, new() { Name = "根拠を確かめたのでコピーする" }).ClickAsync();
        await Expect(turn).ToContainTextAsync("コピーしました。根拠を確かめたことを記録しました。");
        var copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("2029年度に862手続です。[1]", copied, StringComparison.Ordinal);
        Assert.Contains("[1] DX郡山推進計画2026-2029 1ページ", copied, StringComparison.Ordinal);
        Assert.Contains("[2] 生成AI利用ガイドライン ページなし", copied, StringComparison.Ordinal);
        Assert.Contains("※生成AIの利用：抜粋による回答", copied, StringComparison.Ordinal);
        Assert.Matches("根拠を確かめた人：.+（2[0-9]{3}年[0-9]+月[0-9]+日 .+）$", copied);
    }

    [Fact]
    public async Task Example_WhenChosen_StandsInTheField()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.Page.GetByText(SampleAnswers.Target).ClickAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(SampleAnswers.Target);
        await Expect(visit.Page.Locator("#counter")).ToHaveTextAsync("22 / 10,000文字");
    }
}
