using System.Net;
using System.Text.Json;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Testing;

namespace Assistant.Api.Tests.Incidents;

public sealed class IncidentTests : IAsyncLifetime
{
    private RealServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RealServer.StartAsync(new ManualTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        await _server.AddAsync("reporter", "総務課", Roles.Staff);
        await _server.AddAsync("colleague", "総務課", Roles.Staff);
        await _server.AddAsync("analyst", "DX戦略課", Roles.Analyst);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Report_FromAnAnswerToItsReply_IsSeenByReporterAndAnalystOnly()
    {
        using var reporter = _server.Browser("reporter");
        using var colleague = _server.Browser("colleague");
        using var analyst = _server.Browser("analyst");
        var answer = await (await reporter.PostJsonAsync("/api/v1/answers", """{"question":"存在しない制度の開始日は？"}""")).ReadJsonAsync();
        var body = JsonSerializer.Serialize(new { category = "wrongAnswer", description = "=答えが違う", answerId = answer.GetProperty("answerId").GetString() });

        var preview = await (await reporter.PostJsonAsync("/api/v1/incidents/preview", body)).ReadJsonAsync();
        await (await colleague.PostJsonAsync("/api/v1/incidents", body)).AssertProblemAsync(HttpStatusCode.NotFound, "answer_not_found");
        var created = await reporter.PostJsonAsync("/api/v1/incidents", body);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var id = (await created.ReadJsonAsync()).GetProperty("id").GetString();
        Assert.Equal("存在しない制度の開始日は？", preview.GetProperty("snapshot").GetProperty("question").GetString());

        Assert.Empty((await (await colleague.GetAsync("/api/v1/incidents/mine", Cancellation)).ReadJsonAsync()).GetProperty("incidents").EnumerateArray());
        await (await colleague.GetAsync($"/api/v1/incidents/mine/{id}", Cancellation)).AssertProblemAsync(HttpStatusCode.NotFound, "incident_not_found");
        foreach (var person in new[] { colleague, reporter })
        {
            await (await person.GetAsync("/api/v1/incidents", Cancellation)).AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            await (await person.GetAsync($"/api/v1/incidents/{id}", Cancellation)).AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync($"/incidents/{id}", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/api/v1/incidents/export.csv", Cancellation)).StatusCode);
        }

        var moved = await (await analyst.PostJsonAsync($"/api/v1/incidents/{id}/state", """{"version":1,"state":"inProgress"}""")).ReadJsonAsync();
        await (await analyst.PostJsonAsync($"/api/v1/incidents/{id}/answer", """{"version":1,"answer":"古い"}""")).AssertProblemAsync(HttpStatusCode.Conflict, "incident_changed");
        await (await analyst.PostJsonAsync($"/api/v1/incidents/{id}/state", """{"version":2,"state":"closed"}""")).AssertProblemAsync(HttpStatusCode.Conflict, "incident_state_invalid");
        Assert.Equal(HttpStatusCode.OK, (await analyst.PostJsonAsync($"/api/v1/incidents/{id}/answer", JsonSerializer.Serialize(new { version = moved.GetProperty("version").GetInt32(), answer = "確かめました。" }))).StatusCode);

        var own = await (await reporter.GetAsync($"/api/v1/incidents/mine/{id}", Cancellation)).ReadJsonAsync();
        Assert.Equal(("answered", "確かめました。"), (own.GetProperty("state").GetString(), own.GetProperty("answer").GetString()));
        Assert.Contains(",'=答えが違う,", await analyst.GetStringAsync("/api/v1/incidents/export.csv", Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(await analyst.GetStringAsync("/api/v1/incidents/export.jsonl", Cancellation)).RootElement.GetProperty("number").GetInt32());
        Assert.Contains("確かめました。", WebUtility.HtmlDecode(await analyst.GetStringAsync($"/incidents/{id}", Cancellation)), StringComparison.Ordinal);
    }
}
