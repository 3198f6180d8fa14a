using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Features;

/// <summary>Every page at an office PC's and a phone's size, for people to look at: artifacts/screenshots. By hand (<c>-explicit only</c>): it proves nothing by itself.</summary>
public sealed class ScreenshotTests(BrowserFixture browser)
{
    public static TheoryData<string, int, int> Sizes => new() { { "pc", 1366, 768 }, { "phone", 390, 844 } };

    [Theory(Explicit = true)]
    [MemberData(nameof(Sizes))]
    public async Task Pages_OfEverySize_AreKeptAsPictures(string size, int width, int height)
    {
        await using var visit = await browser.OpenAsync(size: (width, height));
        visit.Expected.Add("404");
        var page = visit.Page;
        async Task Keep(string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{size}.png"), FullPage = true });

        await page.GotoAsync("/signin");
        await Keep("01-signin");
        await page.GetByLabel("名前").FillAsync("nobody");
        await page.GetByLabel("パスワード").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
        await page.Locator("#problems").WaitForAsync();
        await Keep("02-signin-refused");
        visit.Name = $"admin-{size}";
        await visit.SignInAsync();
        await Keep("03-ask-empty");
        await visit.SubmitAsync(SampleAnswers.Slow);
        await page.Locator(".answer-stream:not(:empty)").WaitForAsync();
        await Keep("04-ask-streaming");
        visit.Release();
        await page.Locator("article.turn-running").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Keep("05-ask-answered");
        await page.Locator("a.marker").First.ClickAsync();
        await Keep("06-ask-panel");
        await page.Keyboard.PressAsync("Escape");
        await visit.AskAsync(SampleAnswers.Unverified);
        await Keep("07-ask-unverified");
        await page.GotoAsync("/");
        await visit.AskAsync(SampleAnswers.Unknown);
        await Keep("08-ask-no-evidence");
        await page.GotoAsync("/");
        await visit.AskAsync(SampleAnswers.Failing);
        await Keep("09-ask-failed");
        await page.GotoAsync(page.Url + "/delete");
        await Keep("10-delete");
        await page.GotoAsync("/documents");
        await Keep("11-documents");
        await page.GotoAsync($"/sources/{SampleLibrary.PlanId}?page=1&chunk={SampleLibrary.TargetChunk.Id}");
        await Keep("12-source");
        await page.GotoAsync("/password");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスワードを変更する" }).ClickAsync();
        await page.Locator("#problems").WaitForAsync();
        await Keep("13-password-problems");
        await page.GotoAsync("/usage?from=2025-10&to=2026-11");
        await Keep("15-usage");
        await page.GotoAsync("/usage/events?month=2026-11");
        await Keep("16-usage-events");
        await page.GotoAsync("/usage/indicators");
        await Keep("17-usage-indicators");
        await page.GotoAsync("/errors/404");
        await Keep("14-not-found");
    }

    private static string Folder => Path.Combine(Repository.Root, "artifacts", "screenshots");
}
