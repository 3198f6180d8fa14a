using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class SignInTests(BrowserFixture browser)
{
    [Fact]
    public async Task SignIn_WrongNameOrWrongPassword_IsRefusedInTheSameWords()
    {
        await using var visit = await browser.OpenAsync();
        var unknown = await RefuseAsync(visit, "nobody", CookieSessions.Password);
        var wrong = await RefuseAsync(visit, visit.Name, "wrong");
        Assert.Equal(unknown, wrong);
        Assert.Contains("サインインできませんでした。", unknown, StringComparison.Ordinal);
        Assert.Contains("しばらくサインインできません。", await RefuseAsync(visit, "locked", "wrong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_BeforeSignIn_SendsToSignInAndBack()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.GotoAsync("/documents");
        Assert.Contains("/signin?returnUrl=%2Fdocuments", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.GetByLabel("名前").FillAsync(visit.Name);
        await visit.Page.GetByLabel("パスワード").FillAsync(CookieSessions.Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/documents");
    }

    [Theory]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com/")]
    [InlineData("https://example.com/")]
    public async Task ReturnAddress_OnAnotherServer_IsNotFollowed(string address)
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInByPageAsync(address);
        Assert.Equal(browser.Site.Address + "/", visit.Page.Url);
    }

    [Fact]
    public async Task Person_WithAOneTimePassword_SeesNothingBeforeChangingIt()
    {
        await using var visit = await browser.OpenAsync();
        visit.Name = "new-person";
        await visit.SignInAsync("/documents");
        Assert.Contains("/password", visit.Page.Url, StringComparison.Ordinal);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("12文字以上にする");

        await ChangeAsync(visit, "short");
        await Expect(visit.Page.Locator("#problems")).ToContainTextAsync("12 文字以上");
        await Expect(visit.Page.Locator("#replacement-error")).ToContainTextAsync("12 文字以上");

        await ChangeAsync(visit, "ながくて-おぼえやすい-ことば");
        await visit.Page.WaitForURLAsync("**/documents");
    }

    private static async Task ChangeAsync(Visit visit, string replacement)
    {
        await visit.Page.Locator("#current").FillAsync(CookieSessions.Password);
        await visit.Page.Locator("#replacement").FillAsync(replacement);
        await visit.Page.Locator("#repeat").FillAsync(replacement);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "パスワードを変更する" }).ClickAsync();
    }

    private static async Task<string> RefuseAsync(Visit visit, string name, string password)
    {
        await visit.Page.GotoAsync("/signin");
        await visit.Page.GetByLabel("名前").FillAsync(name);
        await visit.Page.GetByLabel("パスワード").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
        return await visit.Page.Locator("#problems").InnerTextAsync();
    }
}
