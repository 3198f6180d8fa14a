using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class KeyboardTests(BrowserFixture browser)
{
    private const int MostStops = 40;

    [Fact]
    public async Task Journey_FromSignInToSource_NeedsNoMouse()
    {
        await using var visit = await browser.OpenAsync();
        var page = visit.Page;
        var keyboard = page.Keyboard;
        await page.GotoAsync("/signin");
        await TabToAsync(page, "#name");
        await keyboard.TypeAsync(visit.Name);
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(CookieSessions.Password);
        await keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith('/'));

        await TabToAsync(page, "#question");
        await keyboard.TypeAsync(SampleAnswers.Target);
        await keyboard.PressAsync("Control+Enter");
        await page.Locator("article.turn[data-state=answered] h3:focus").WaitForAsync();

        await TabToAsync(page, "a.marker");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator("#source-panel-title")).ToBeFocusedAsync();
        await Expect(page.Locator("#source-panel-title")).ToHaveTextAsync("[1] DX郡山推進計画2026-2029");
        await Expect(page.Locator("#source-panel mark")).ToHaveTextAsync(SampleLibrary.TargetQuote);
        await Expect(page.Locator("a.marker").First).ToHaveAttributeAsync("aria-expanded", "true");

        await keyboard.PressAsync("Escape");
        await Expect(page.Locator("#source-panel")).ToBeHiddenAsync();
        await Expect(page.Locator("a.marker").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task SkipLink_AsFirstStop_LeadsToTheContent()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync("/documents");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Focus_OnAControl_ShowsBothTonesOfTheRing()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await TabToAsync(visit.Page, "a.example");
        var style = await visit.Page.EvaluateAsync<string[]>("(() => { const s = getComputedStyle(document.activeElement); return [s.outlineColor, s.outlineStyle, s.boxShadow]; })()");
        Assert.Equal("rgb(0, 0, 0)", style[0]);
        Assert.Equal("solid", style[1]);
        Assert.Contains("rgb(255, 212, 61)", style[2], StringComparison.Ordinal);
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} is not reached by the keyboard.");
    }
}
