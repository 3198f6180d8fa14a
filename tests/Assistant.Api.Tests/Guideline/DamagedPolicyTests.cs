using System.Net;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Testing;
using Microsoft.Data.Sqlite;

namespace Assistant.Api.Tests.Guideline;

/// <summary>A published version that can't be read stops all questions; an administrator sees it and puts it right in the page.</summary>
public sealed class DamagedPolicyTests : IAsyncLifetime
{
    private RealServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(new ManualTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        await _server.AddAsync("staff1", null, Roles.Staff);
        await _server.AddAsync("admin1", null, Roles.Admin);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Policy_ThatCannotBeRead_IsSaidEverywhereAndPutBackInThePage()
    {
        var versions = _server.Get<IGuidelineVersions>();
        foreach (var changes in new[] { "読める版", "壊れる版" })
        {
            await versions.PublishAsync((await versions.SaveAsync(MemoryGuideline.FactoryYaml.Replace("changes: 最初の版です。", $"changes: {changes}", StringComparison.Ordinal), "admin1", Cancellation)).Version, null, "admin1", Cancellation);
            _server.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await DamageAsync("v2");
        using var staff = _server.Browser("staff1");
        using var admin = _server.Browser("admin1");

        await (await staff.PostJsonAsync("/api/v1/answers", Requests.Ask)).AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "guideline_unreadable");
        var ready = await admin.GetAsync("/readyz", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("guideline_unreadable", (await ready.ReadJsonAsync()).GetProperty("guideline").GetProperty("code").GetString());
        var list = WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/guideline", Cancellation));
        Assert.Contains("公開中のガイドラインを読めません", list, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/guideline/v1/rollback\"", list, StringComparison.Ordinal);
        foreach (var page in new[] { "/admin", "/admin/guideline/v2", "/admin/guideline/v1" })
        {
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(page, Cancellation)).StatusCode);
        }

        var form = await admin.OpenFormAsync("/admin/guideline/v1/rollback", "roll-back-policy");
        Assert.Contains("v1 の内容に戻しますか。", WebUtility.HtmlDecode(form.Html), StringComparison.Ordinal);
        form = form with { Fields = [.. form.Fields, ("form", Forms.HiddenField(form.Html, "form"))] };
        var first = await form.SendAsync();
        var second = await form.SendAsync();

        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(first.Location, second.Location);
        Assert.Contains("前の版の内容に戻しました。", WebUtility.HtmlDecode(await admin.GetStringAsync(first.Location, Cancellation)), StringComparison.Ordinal);
        Assert.Equal(4, (await versions.ListAsync(Cancellation)).Count);
        Assert.Equal(HttpStatusCode.OK, (await staff.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/readyz", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Publication_ThatIsPlanned_IsTakenBackAfterAskingOnce()
    {
        var versions = _server.Get<IGuidelineVersions>();
        var planned = await versions.SaveAsync(MemoryGuideline.FactoryYaml, "admin1", Cancellation);
        await versions.PublishAsync(planned.Version, _server.Time.GetUtcNow().AddHours(1), "admin1", Cancellation);
        using var admin = _server.Browser("admin1");
        Assert.Contains("/admin/guideline/v1/withdraw", await admin.GetStringAsync("/admin/guideline/v1", Cancellation), StringComparison.Ordinal);

        var form = await admin.OpenFormAsync("/admin/guideline/v1/withdraw", "withdraw-policy");
        Assert.Contains("v1 を2026年6月1日", WebUtility.HtmlDecode(form.Html), StringComparison.Ordinal);
        Assert.Equal(PolicyStates.Scheduled, (await versions.ListAsync(Cancellation))[0].State);
        var (_, location, _) = await form.SendAsync();
        Assert.Equal(location, (await form.SendAsync()).Location);

        Assert.Contains("公開の予定を取りやめました。", WebUtility.HtmlDecode(await admin.GetStringAsync(location, Cancellation)), StringComparison.Ordinal);
        Assert.Equal(PolicyStates.Withdrawn, (await versions.ListAsync(Cancellation))[0].State);
        await (await admin.PostJsonAsync("/api/v1/guideline/versions/factory-1/withdraw", "{}")).AssertProblemAsync(HttpStatusCode.Conflict, "guideline_not_scheduled");
    }

    [Fact]
    public async Task Policy_PublishedByAFormSentTwice_IsOneVersion()
    {
        using var admin = _server.Browser("admin1");
        var form = await admin.OpenFormAsync("/admin/guideline/factory-1", "edit-policy", ("Edited.Yaml", MemoryGuideline.FactoryYaml), ("Edited.Action", "publish"));
        form = form with { Fields = [.. form.Fields, ("Edited.Form", Forms.HiddenField(form.Html, "Edited.Form"))] };

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Contains("公開しました。", (await form.SendAsync()).Text, StringComparison.Ordinal);
        }

        Assert.Equal(["v1", "factory-1"], (await _server.Get<IGuidelineVersions>().ListAsync(Cancellation)).Select(v => v.Version));
    }

    /// <summary>As a disk or a hand at the file would: the program itself can't.</summary>
    private async Task DamageAsync(string version)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _server.DatabaseFile, Pooling = false }.ToString());
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER guideline_versions_stay; UPDATE guideline_versions SET yaml = substr(yaml, 1, 200) || char(0) WHERE number = $number";
        command.Parameters.AddWithValue("$number", int.Parse(version[1..], System.Globalization.CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
