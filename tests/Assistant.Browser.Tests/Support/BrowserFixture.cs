using System.Collections.Concurrent;
using Assistant.Browser.Tests.Site;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Assistant.Browser.Tests.Support.BrowserFixture))]

namespace Assistant.Browser.Tests.Support;

/// <summary>One site and one browser for the whole run; every test has a visit, and a person, of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Milliseconds; a loaded build machine is slow, a failure still ends.</summary>
    private const float Patience = 30_000;

    /// <summary>
    /// The browser prepares two pages of its own, the list below its address bar, for every visit: two fifths of the run's processor time.
    /// Of several lists the last one counts, so Playwright's own is repeated.
    /// </summary>
    private const string Unused =
        "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,"
        + "PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,"
        + "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled";

    private static readonly (int Width, int Height) Usual = (1366, 768);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--disable-features={Unused}",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private TestSite? site;
    private readonly ConcurrentBag<IBrowserContext> returned = [];
    private int visitors;

    internal TestSite Site => site!;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        site = await TestSite.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <param name="own">A site that only this test changes; the shared one when left out.</param>
    internal async Task<Visit> OpenAsync(Action<BrowserNewContextOptions>? configure = null, TestSite? own = null, (int Width, int Height)? size = null)
    {
        RequireBrowser();
        var visited = own ?? Site;
        var lent = configure is null && own is null;
        var context = lent && returned.TryTake(out var clean) ? clean : await CreateAsync(visited, configure);
        var page = await context.NewPageAsync();
        var (width, height) = size ?? Usual;
        await page.SetViewportSizeAsync(width, height);
        return new Visit(visited, page, Interlocked.Increment(ref visitors), lent ? ReturnAsync : CloseAsync);
    }

    /// <summary>
    /// The next visit finds nothing of the last one but what every browser keeps of a site, its style sheets and fonts: to fetch and
    /// read them anew for every visit took most of the time.
    /// </summary>
    private async Task ReturnAsync(IPage page)
    {
        var context = page.Context;
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = Site.Address, ["storageTypes"] = "local_storage,indexeddb,cache_storage,service_workers" });
        foreach (var open in context.Pages.ToList())
        {
            await open.CloseAsync();
        }

        await context.ClearCookiesAsync();
        returned.Add(context);
    }

    private static Task CloseAsync(IPage page) => page.Context.CloseAsync();

    private async Task<IBrowserContext> CreateAsync(TestSite visited, Action<BrowserNewContextOptions>? configure)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = visited.Address,
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
        };
        configure?.Invoke(options);
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    internal void RequireBrowser() => Assert.SkipWhen(browser is null, $"{Chromium} is not installed.");

    /// <summary>A browser of its own on another site than the sample one.</summary>
    internal async Task<IPage> NewPageAsync(string address, Action<BrowserNewContextOptions> configure)
    {
        var options = new BrowserNewContextOptions { BaseURL = address, Locale = "ja-JP", TimezoneId = "Asia/Tokyo" };
        configure(options);
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }
}
