using System.Collections.Concurrent;
using Assistant.Browser.Tests.Site;
using Assistant.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Features;

public sealed class PageQualityTests(BrowserFixture browser)
{
    private const long HeaviestPage = 200_000;

    public static TheoryData<string> Paths => ["/", "/documents", "/password", $"/sources/{SampleLibrary.PlanId}?page=1"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_WithoutItsFonts_IsLighterThan200Kilobytes(string path)
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        var finished = new ConcurrentBag<IRequest>();
        visit.Page.RequestFinished += (_, request) => finished.Add(request);
        await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var measured = await Task.WhenAll(finished.Select(MeasureAsync)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Contains(measured, m => m.Url.Contains("/dist/app", StringComparison.Ordinal));
        Assert.InRange(measured.Where(m => !m.Url.Contains("/fonts", StringComparison.Ordinal)).Sum(m => (long)m.Size), 1, HeaviestPage);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_OnAPhone_NeedsNoSidewaysScrolling(string path)
    {
        await using var visit = await browser.OpenAsync(size: (390, 844));
        await visit.SignInAsync(path);
        await AssertFitsAsync(visit);
    }

    [Fact]
    public async Task Answer_OnAPhoneAndAt320Pixels_NeedsNoSidewaysScrolling()
    {
        await using var visit = await browser.OpenAsync(size: (390, 844));
        await visit.SignInAsync();
        var turn = await visit.AskAsync(SampleAnswers.Unverified);
        await AssertFitsAsync(visit);
        await turn.Locator("a.marker").First.ClickAsync();
        await AssertFitsAsync(visit);
        await visit.Page.SetViewportSizeAsync(320, 640);
        await AssertFitsAsync(visit);
    }

    [Fact]
    public async Task Motion_WhenThePersonWantsNone_IsNone()
    {
        await using var visit = await browser.OpenAsync(o => o.ReducedMotion = ReducedMotion.Reduce);
        await visit.SignInAsync();
        var moving = await visit.Page.EvaluateAsync<int>("[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration) > 0 || parseFloat(s.animationDuration) > 0; }).length");
        Assert.Equal(0, moving);
    }

    [Fact]
    public async Task Targets_OnTheAskPage_AreAtLeast44PixelsHigh()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.AskAsync(SampleAnswers.Target);
        var small = await visit.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('button, summary, input, textarea, .button, .icon-button, .conversation-link, .main-menu a')]
              .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
              .filter(e => { const target = e.matches('input[type=checkbox]') ? e.closest('label') : e; return target.getBoundingClientRect().height < 44; })
              .map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(small);
    }

    [Fact]
    public async Task Font_OfJapaneseText_ComesFromThisServer()
    {
        await using var visit = await browser.OpenAsync();
        await visit.SignInAsync();
        await visit.Page.EvaluateAsync("document.fonts.ready.then(() => null)");
        Assert.True(await visit.Page.EvaluateAsync<bool>("[...document.fonts].some(f => f.family.includes('Noto Sans JP') && f.status === 'loaded')"));
        Assert.False(await visit.Page.EvaluateAsync<bool>("[...document.fonts].every(f => f.status === 'loaded')"));
    }

    /// <summary>Only of a request that has finished: waiting for the end of one that the page gave up never ends.</summary>
    private static async Task<(string Url, int Size)> MeasureAsync(IRequest request) =>
        (request.Url, (await request.SizesAsync()).ResponseBodySize);

    private static async Task AssertFitsAsync(Visit visit)
    {
        await Expect(visit.Page.Locator("main")).ToBeVisibleAsync();
        var (content, window) = await WidthsAsync(visit.Page);
        Assert.True(content <= window, $"{content} > {window}");
    }

    private static async Task<(int Content, int Window)> WidthsAsync(IPage page)
    {
        var widths = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        return (widths[0], widths[1]);
    }
}
