using System.Net;
using System.Text.Json;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Ingestion;
using Assistant.Testing.Documents;

namespace Assistant.Api.Tests.Ingestion;

public sealed class IngestionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overview_AndJobs_SayHowItGoes()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        var overview = await (await client.GetAsync("/api/v1/ingestion", Cancellation)).ReadJsonAsync();
        var jobs = await (await client.GetAsync("/api/v1/ingestion/jobs?state=queued&state=quarantined", Cancellation)).ReadJsonAsync();

        Assert.Equal((1, 1, 60, 90), (Number(overview, "queued"), Number(overview, "running"), Number(overview, "pagesPerMinute"), Number(overview, "remainingSeconds")));
        Assert.Equal("d1", overview.GetProperty("current")[0].GetProperty("documentId").GetString());
        Assert.Equal(["queued", "quarantined"], jobs.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Events_TellTheStateAndThenWhatChanges()
    {
        await using var server = await StartAsync();
        using var client = server.WithCookie(FakePeople.Admin);
        using var response = await client.GetAsync("/api/v1/ingestion/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var events = response.ReadEventsAsync().GetAsyncEnumerator(Cancellation);

        var (name, data) = await NextAsync(events);
        Assert.Equal(("overview", 1), (name, Number(data, "running")));

        server.Ingestion.Put(MemoryIngestion.Job("d1", "d1.md", JobState.Running, 40, 93));
        (name, data) = await NextAsync(events);
        Assert.Equal(("overview", 40), (name, Number(data.GetProperty("current")[0], "pagesDone")));

        server.Ingestion.Finish("d1");
        (name, data) = await NextAsync(events);
        Assert.Equal("changed", name);
        Assert.Equal("indexed", data.GetProperty("documents")[0].GetProperty("state").GetString());
        (name, data) = await NextAsync(events);
        Assert.Equal(("overview", 0), (name, Number(data, "running")));
    }

    [Fact]
    public async Task Events_WhenTheServiceStops_EndWithoutAnError()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        using var response = await client.GetAsync("/api/v1/ingestion/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        var events = response.ReadEventsAsync().GetAsyncEnumerator(Cancellation);
        await using var _ = events;
        await NextAsync(events);

        var stopping = server.App.StopAsync(Cancellation);

        Assert.False(await events.MoveNextAsync());
        await stopping;
        Assert.DoesNotContain(server.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        server.Ingestion.Put(MemoryIngestion.Job("d1", "d1.md", JobState.Running, 12, 93));
        server.Ingestion.Put(MemoryIngestion.Job("d8", "待つ.pdf", JobState.Queued));
        server.Ingestion.Put(MemoryIngestion.Job("d9", "壊れた.pdf", JobState.Quarantined));
        return server;
    }

    private static async Task<(string Name, JsonElement Data)> NextAsync(IAsyncEnumerator<(string Name, string Data)> events)
    {
        Assert.True(await events.MoveNextAsync());
        return (events.Current.Name, JsonDocument.Parse(events.Current.Data).RootElement);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
