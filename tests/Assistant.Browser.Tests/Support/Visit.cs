using System.Collections.Concurrent;
using System.Globalization;
using Assistant.Browser.Tests.Site;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests.Support;

/// <summary>One person's visit in a browser of their own. Whatever goes wrong in the background fails the test at its end.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly TestSite site;
    private readonly Func<IPage, Task> leave;
    private readonly ConcurrentQueue<string> complaints = new();

    public Visit(TestSite site, IPage page, int number, Func<IPage, Task> leave)
    {
        this.site = site;
        this.leave = leave;
        Page = page;
        Name = string.Create(CultureInfo.InvariantCulture, $"staff-{number}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
            {
                complaints.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Enqueue($"foreign request: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The sign-in name, also the id of the person.</summary>
    public string Name { get; set; }

    /// <summary>Parts of console messages that a test provokes on purpose.</summary>
    public List<string> Expected { get; } = [];

    public async Task<Visit> SignInAsync(string path = "/")
    {
        await Doorman.LetInAsync(Page.Context, site.Address, Name, CookieSessions.Password);
        await Page.GotoAsync(path);
        return this;
    }

    /// <summary>As a person does it.</summary>
    public async Task SignInByPageAsync(string path)
    {
        await Page.GotoAsync($"/signin?returnUrl={Uri.EscapeDataString(path)}");
        await Page.GetByLabel("名前").FillAsync(Name);
        await Page.GetByLabel("パスワード").FillAsync(CookieSessions.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
    }

    /// <summary>Asks and waits for the finished answer.</summary>
    public async Task<ILocator> AskAsync(string question)
    {
        await SubmitAsync(question);
        var turn = Page.Locator("article.turn:not(.turn-running)").Last;
        await turn.WaitForAsync();
        await Page.Locator("article.turn-running").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return turn;
    }

    public async Task SubmitAsync(string question)
    {
        await Page.Locator("#question").FillAsync(question);
        await Page.Locator("#ask").ClickAsync();
    }

    /// <summary>Lets this person's slow answer go on.</summary>
    public void Release() => site.Answers.Release(Name);

    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(Describe));
    }

    public async ValueTask DisposeAsync()
    {
        await leave(Page);
        Assert.Empty(complaints);
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(n => $"  {n.Html}\n    {string.Join(", ", n.Any.Select(c => c.Message))}"))}";

    private bool IsExpected(string text) => Expected.Exists(e => text.Contains(e, StringComparison.Ordinal));
}
