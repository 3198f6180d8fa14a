using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Audit;
using Assistant.Core.Errors;

namespace Assistant.Api.Tests.Usage;

public sealed class UsageEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kpi_ForAnAnalyst_HasTheShapeOfTheContract_AndIsRecorded()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Analyst);

        var kpi = await (await client.GetAsync("/api/v1/usage/kpi?from=2025-03&to=2025-04", Token)).ReadJsonAsync();

        Assert.Equal(
            ["from", "to", "cumulativeUsers", "uniqueUsers", "monthlyAverageUsers", "months", "timeSaved", "byDepartment", "distribution"],
            kpi.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, kpi.GetProperty("cumulativeUsers").GetInt32());
        Assert.Equal(["0", "1-4", "5-99", "100+"], kpi.GetProperty("distribution").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["estimate", "selfReported"], kpi.GetProperty("timeSaved").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["税務課", "総務課"], kpi.GetProperty("byDepartment").EnumerateArray().Select(d => d.GetProperty("department").GetString()).Order(StringComparer.Ordinal));
        var record = Assert.Single(server.Audit.Records);
        Assert.Equal((AuditActions.UsageRead, "analyst", AuditRecord.Ok), (record.Action, record.ActorId, record.Outcome));
    }

    [Theory]
    [InlineData("/api/v1/usage/kpi?from=2025-03&to=2025-04")]
    [InlineData("/api/v1/usage/events.csv?from=2025-03&to=2025-04")]
    [InlineData("/api/v1/usage/events.jsonl?from=2025-03&to=2025-04")]
    public async Task Statistics_ForStaff_AreRefused_AndTheAttemptIsRecorded(string path)
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.GetAsync(path, Token)).AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        var record = Assert.Single(server.Audit.Records);
        Assert.Equal(("hanako", "http_403"), (record.ActorId, record.Outcome));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=2025-05&to=2025-04")]
    [InlineData("?from=2025-4&to=2025-05")]
    public async Task Statistics_OfNoPeriod_AreRefused(string query)
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        await (await client.GetAsync($"/api/v1/usage/kpi{query}", Token)).AssertProblemAsync(HttpStatusCode.BadRequest, "period_invalid");
        await (await client.GetAsync($"/api/v1/usage/events.csv{query}", Token)).AssertProblemAsync(HttpStatusCode.BadRequest, "period_invalid");
    }

    [Fact]
    public async Task Events_AsCsv_AreTheRowsOfThePeriod_AsDataNotFormulas()
    {
        await using var server = await StartAsync();
        server.Usage.Events.Add(FakeUsage.Event("e4", "2025-04-20T10:00:00+09:00", "=SUM(A1),\"x\""));
        using var client = server.WithKey(FakePeople.Analyst);

        var response = await client.GetAsync("/api/v1/usage/events.csv?from=2025-04&to=2025-04", Token);

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var lines = (await response.Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("eventId,occurredAt,userId,department,feature,templateId,outcome,", lines[0], StringComparison.Ordinal);
        Assert.Matches("^e2,2025-04-01T00:00:00\\.000\\+09:00,p-[0-9a-f]{16},税務課,ask,answer,answered,", lines[1]);
        Assert.EndsWith(",purpose,category", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=SUM(A1),\"\"x\"\"\",", lines[2], StringComparison.Ordinal);
        Assert.Equal(AuditActions.UsageExport, Assert.Single(server.Audit.Records).Action);
    }

    [Fact]
    public async Task Events_NameThePersonToAnAdministrator_AndOnePseudonymToAnAnalyst()
    {
        await using var server = await StartAsync();
        using var administrator = server.WithKey(FakePeople.Admin);
        using var analyst = server.WithKey(FakePeople.Analyst);
        async Task<string[]> PeopleAsync(HttpClient client, string file) =>
            [.. (await client.GetStringAsync($"/api/v1/usage/{file}?from=2025-03&to=2025-04", Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => file.EndsWith("csv", StringComparison.Ordinal) ? l.Split(',')[2] : System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("userId").GetString()!)];

        var ids = await PeopleAsync(administrator, "events.jsonl");
        Assert.Equal(["u1", "u1"], ids);
        var names = await PeopleAsync(analyst, "events.jsonl");
        Assert.StartsWith("p-", Assert.Single(names.Distinct()), StringComparison.Ordinal);
        var cells = await PeopleAsync(analyst, "events.csv");
        Assert.Equal(names, cells.Skip(1));
    }

    [Fact]
    public async Task Events_AsJsonLines_AreOneObjectALine()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Analyst);

        var text = await client.GetStringAsync("/api/v1/usage/events.jsonl?from=2025-03&to=2025-04", Token);

        Assert.Equal(["e1", "e2"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("eventId").GetString()));
    }

    [Fact]
    public async Task Figures_ThatCannotBeRecorded_AreNotShown()
    {
        await using var server = await StartAsync();
        server.Audit.Failure = new AssistantException("disk_full", "空きがありません。");
        using var client = server.WithKey(FakePeople.Analyst);

        var response = await client.GetAsync("/api/v1/usage/kpi?from=2025-03&to=2025-04", Token);

        Assert.False(response.IsSuccessStatusCode);
        Assert.DoesNotContain("cumulativeUsers", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatIsRead_IsRecordedWithItsNumber_AlsoWhenItIsNotThere()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await client.GetAsync("/api/v1/documents/nothing/pages/7", Token);

        var record = Assert.Single(server.Audit.Records);
        Assert.Equal((AuditActions.DocumentRead, "hanako", "nothing", "http_404", "7"), (record.Action, record.ActorId, record.TargetId, record.Outcome, record.Details["page"]));
    }

    [Fact]
    public async Task Feedback_OfThePerson_IsHandedOn()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.PostJsonAsync("/api/v1/answers/a1/feedback", """{"minutesSaved":10}""");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(("a1", "hanako", 10), Assert.Single(server.Usage.Statements));
        Assert.Null(server.Usage.Category);

        await client.PostJsonAsync("/api/v1/answers/a1/feedback", """{"minutesSaved":10,"category":"メール"}""");
        Assert.Equal("メール", server.Usage.Category);
    }

    [Theory]
    [InlineData("minutes_invalid", HttpStatusCode.BadRequest)]
    [InlineData("category_unknown", HttpStatusCode.BadRequest)]
    [InlineData("answer_not_found", HttpStatusCode.NotFound)]
    [InlineData("feedback_not_possible", HttpStatusCode.Conflict)]
    [InlineData("feedback_closed", HttpStatusCode.Conflict)]
    public async Task Feedback_ThatIsRefused_SaysWhy(string code, HttpStatusCode status)
    {
        await using var server = await StartAsync();
        server.Usage.Failure = new AssistantException(code, "理由");
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.PostJsonAsync("/api/v1/answers/a1/feedback", """{"minutesSaved":7}""")).AssertProblemAsync(status, code);
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        server.Usage.Events.Add(FakeUsage.Event("e1", "2025-03-31T14:59:59Z", "総務課"));
        server.Usage.Events.Add(FakeUsage.Event("e2", "2025-03-31T15:00:00Z", "税務課"));
        return server;
    }
}
