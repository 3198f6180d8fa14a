using System.Net;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Incidents;
using Assistant.Core.Rights;
using Assistant.Testing;

namespace Assistant.Api.Tests.Access;

/// <summary>A button that is pressed twice sends its form twice: the second answer shows what the first one did.</summary>
public sealed class DoubleSubmitTests : IAsyncLifetime
{
    private RealServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(new ManualTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        await _server.AddAsync("admin1", null, Roles.Admin);
        await _server.AddAsync(new NewUser("tanaka", "田中 恵子", null, [Roles.Staff]) { WithRight = false });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Application_SentTwice_IsOneAndIsSaidToBeMadeBothTimes()
    {
        using var browser = _server.Browser("tanaka");
        var form = await browser.OpenFormAsync("/rights", "apply", ("year", "2026"), ("purpose", "会議録の要約"));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (status, _, text) = await form.SendAsync();
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("申請しました。", text, StringComparison.Ordinal);
        }

        Assert.Single((await _server.Get<IRightsToUse>().GetFactsAsync(await IdAsync("tanaka"), Cancellation)).Applications);
    }

    [Fact]
    public async Task Decision_SentTwice_IsSaidToBeMadeBothTimes()
    {
        var application = await _server.Get<IRightApplications>().ApplyAsync((await _server.Get<IUserDirectory>().FindAsync("tanaka", Cancellation))!.ToRequester(), "要約", 2026, Cancellation);
        using var browser = _server.Browser("admin1");
        var form = await browser.OpenFormAsync("/rights/approvals", $"approve-{application.Id}");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Contains("承認しました。", (await form.SendAsync()).Text, StringComparison.Ordinal);
        }

        Assert.Single((await _server.Get<IRightsToUse>().GetFactsAsync(await IdAsync("tanaka"), Cancellation)).Grants);
    }

    [Fact]
    public async Task Report_SentTwice_LeadsToTheSameReport()
    {
        using var browser = _server.Browser("tanaka");
        var preview = await (await browser.OpenFormAsync("/incidents/new", "report", ("category", "Other"), ("description", "画面が止まった"), ("step", "preview"))).SendAsync();
        var form = await browser.OpenFormAsync(
            "/incidents/new",
            "report",
            ("category", "Other"), ("description", "画面が止まった"), ("step", "send"), ("fingerprint", Forms.HiddenField(preview.Text, "fingerprint")), ("submission", Forms.HiddenField(preview.Text, "submission")));

        var first = await form.SendAsync();
        var second = await form.SendAsync();

        Assert.Equal((HttpStatusCode.Redirect, first.Location), (second.Status, second.Location));
        Assert.StartsWith("/incidents/mine/", new Uri(_server.Address, first.Location).PathAndQuery, StringComparison.Ordinal);
        Assert.Single(await _server.Get<IIncidentReports>().ListOwnAsync(await IdAsync("tanaka"), Cancellation));
    }

    [Fact]
    public async Task Answer_ToAReportSentTwice_IsSaidToBeRecordedBothTimes()
    {
        var reporter = (await _server.Get<IUserDirectory>().FindAsync("tanaka", Cancellation))!.ToRequester();
        var report = await _server.Get<IIncidentReports>().ReportAsync(new IncidentRequest(IncidentCategory.Other, "画面が止まった"), reporter, null, Cancellation);
        using var browser = _server.Browser("admin1");

        foreach (var (handler, field) in new[] { ("move-InProgress", ("none", "")), ("answer", ("answer", "直しました。")) })
        {
            var form = await browser.OpenFormAsync($"/incidents/{report.Id}", handler, ("version", handler == "answer" ? "2" : "1"), field);
            foreach (var _ in Enumerable.Range(0, 2))
            {
                Assert.Contains("記録しました。", (await form.SendAsync()).Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(["reported", "state", "answered"], (await _server.Get<IIncidentQueue>().FindAsync(report.Id, Cancellation))!.Changes.Select(c => c.Kind));
    }

    [Fact]
    public async Task Person_IsDisabledAndGetsAPassword_OnlyAfterAskingOnceWithTheName()
    {
        using var browser = _server.Browser("admin1");
        var id = await IdAsync("tanaka");
        var page = await browser.GetStringAsync($"/admin/people/{id}", Cancellation);
        Assert.Contains($"/admin/people/{id}/disable", page, StringComparison.Ordinal);
        Assert.Contains($"/admin/people/{id}/password", page, StringComparison.Ordinal);

        var reset = await browser.OpenFormAsync($"/admin/people/{id}/password", "reset");
        Assert.Contains("「田中 恵子」（tanaka）のパスワードを作り直しますか。", WebUtility.HtmlDecode(reset.Html), StringComparison.Ordinal);
        reset = reset with { Fields = [.. reset.Fields, ("form", Forms.HiddenField(reset.Html, "form"))] };
        var passwords = new HashSet<string>(StringComparer.Ordinal) { PasswordOf((await reset.SendAsync()).Text), PasswordOf((await reset.SendAsync()).Text) };
        Assert.Single(passwords);

        var disable = await browser.OpenFormAsync($"/admin/people/{id}/disable", "disable");
        Assert.Contains("「田中 恵子」（tanaka）のサインインを停止しますか。", WebUtility.HtmlDecode(disable.Html), StringComparison.Ordinal);
        Assert.True((await _server.Get<IUserDirectory>().FindAsync("tanaka", Cancellation))!.Enabled);
        var (_, location, _) = await disable.SendAsync();
        Assert.Equal(location, (await disable.SendAsync()).Location);
        Assert.Contains("サインインを停止しました。", WebUtility.HtmlDecode(await browser.GetStringAsync(location, Cancellation)), StringComparison.Ordinal);
        Assert.False((await _server.Get<IUserDirectory>().FindAsync("tanaka", Cancellation))!.Enabled);
    }

    [Fact]
    public async Task Administrator_WhoIsTheLast_IsNotDisabledByThePageEither()
    {
        await _server.Get<IUserDirectory>().SetEnabledAsync("admin1", enabled: true, Cancellation);
        using var browser = _server.Browser("admin1");
        var form = await browser.OpenFormAsync($"/admin/people/{await IdAsync("admin1")}/disable", "disable");

        Assert.Contains("最後の管理者", (await form.SendAsync()).Text, StringComparison.Ordinal);
    }

    private static string PasswordOf(string html)
    {
        var start = html.IndexOf("one-time-password", StringComparison.Ordinal);
        Assert.True(start > 0);
        return html[(html.IndexOf('>', start) + 1)..html.IndexOf('<', start)];
    }

    private async Task<string> IdAsync(string name) => (await _server.Get<IUserDirectory>().FindAsync(name, Cancellation))!.Id;
}
