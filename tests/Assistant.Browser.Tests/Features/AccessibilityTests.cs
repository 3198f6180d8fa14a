using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Features;

/// <summary>axe on every page and in every state that a page can have.</summary>
public sealed class AccessibilityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/documents")]
    [InlineData("/password")]
    [InlineData($"/sources/{SampleLibrary.PlanId}?page=2")]
    [InlineData($"/sources/{SampleLibrary.GuidelineId}")]
    public async Task Page_OfASignedInPerson_HasNoViolation(string path)
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync(path);
        await visit.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("/errors/403")]
    [InlineData("/errors/404")]
    [InlineData("/errors/500")]
    public async Task ErrorPage_HasNoViolation(string path)
    {
        await using var visit = await browser.OpenAsync();
        visit.Expected.Add("status of");
        await visit.Page.GotoAsync(path);
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task SignIn_EmptyAndRefused_HasNoViolation()
    {
        await using var visit = await browser.OpenAsync();
        await visit.Page.GotoAsync("/signin");
        await visit.AssertAccessibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
        await visit.Page.Locator("#problems").WaitForAsync();
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Asking_WhileTheAnswerIsMadeAndWithItsSourceOpen_HasNoViolation()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.SubmitAsync(SampleAnswers.Slow);
        await visit.Page.Locator(".answer-stream:not(:empty)").WaitForAsync();
        await visit.AssertAccessibleAsync();

        visit.Release();
        await visit.Page.Locator("a.marker").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#source-panel")).ToBeVisibleAsync();
        await visit.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(SampleAnswers.Unverified)]
    [InlineData(SampleAnswers.Unknown)]
    [InlineData(SampleAnswers.Failing)]
    public async Task Answer_ThatNeedsCare_HasNoViolation(string question)
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.AskAsync(question);
        await visit.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Deleting_HasNoViolation()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.AskAsync(SampleAnswers.Target);
        await visit.Page.GotoAsync(visit.Page.Url + "/delete");
        await visit.AssertAccessibleAsync();
    }
}
