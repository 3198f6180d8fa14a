using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class DocumentTests(BrowserFixture browser)
{
    [Fact]
    public async Task Documents_OfAMemberOfStaff_AreThoseTheyMayRead()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync("/documents");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(visit.Page.Locator("table")).Not.ToContainTextAsync("二次評価の書き方メモ");
        await Expect(visit.Page.Locator("table")).ToContainTextAsync("パスワードのかかったPDFです。");
    }

    [Fact]
    public async Task Documents_OfAnAdministrator_AreAll()
    {
        await using var visit = await browser.OpenAsync();
        visit.Name = "admin-documents";
        await visit.SignInAsync("/documents");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(6);
        await Expect(visit.Page.Locator("table")).ToContainTextAsync("管理者だけ");
    }

    [Fact]
    public async Task Source_OfACitation_ShowsTheStoredPageLetterForLetterWithTheQuoteMarked()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Target);
        await turn.Locator("a.marker").First.ClickAsync();
        await visit.Page.Locator("#source-panel").GetByText("出典のページを開く").ClickAsync();
        await visit.Page.WaitForURLAsync("**/sources/**");

        Assert.Equal(SampleLibrary.PlanPage, await visit.Page.Locator(".page-text").EvaluateAsync<string>("e => e.textContent"));
        Assert.Equal(SampleLibrary.TargetQuote, string.Concat(await visit.Page.Locator(".page-text mark").AllTextContentsAsync()));
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("オンライン申請手続数");
        await Expect(visit.Page.GetByText("次のページ")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("前のページ")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/sources/55555555555555555555555555555555")]
    [InlineData($"/sources/{SampleLibrary.PlanId}?page=59")]
    [InlineData("/sources/nothing")]
    [InlineData("/conversations/nothing")]
    [InlineData("/no/such/page")]
    public async Task Address_OfNothingThePersonMayRead_IsNotFound(string path)
    {
        await using var visit = await browser.OpenAsync();
        visit.Expected.Add("404");
        await visit.SignInAsync();
        var response = await visit.Page.GotoAsync(path);
        Assert.Equal(404, response!.Status);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("ページが見つかりません");
    }
}
