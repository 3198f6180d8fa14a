using System.Net;
using System.Text.Json;
using Assistant.Api.Streaming;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Answering;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Api.Tests.Answers;

public sealed class AskAsEventStreamTests
{
    private const string EventStreamType = "text/event-stream";

    [Fact]
    public async Task Ask_Answered_StreamsTheEventsInOrder()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.PostJsonAsync("/api/v1/answers", Requests.Ask, EventStreamType);
        var events = await response.ReadEventsAsync().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(EventStreamType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal(["status", "status", "delta", "delta", "citation", "done"], events.Select(e => e.Name));
        Assert.Equal("""{"stage":"reading","message":"12件の記載を確認しています","passages":12}""", events[1].Data);
        Assert.Equal("""{"text":"延べ利用者数は"}""", events[2].Data);
        Assert.StartsWith("""{"marker":1,"documentId":"d1",""", events[4].Data, StringComparison.Ordinal);
        Assert.StartsWith("""{"answerId":"a1","conversationId":"k1","status":"answered",""", events[5].Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json, text/event-stream;q=0.5", "application/json")]
    [InlineData("text/event-stream, application/json;q=0.9", EventStreamType)]
    [InlineData("text/event-stream;q=0", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task Ask_WithQualities_ChoosesTheForm(string accept, string expected)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        var response = await client.PostJsonAsync("/api/v1/answers", Requests.Ask);

        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Ask_ModelFails_EndsWithAnErrorEvent()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Of(
            new AnswerDelta("延べ"), new AnswerFailed(ModelErrorCodes.StreamInterrupted, "途中で切れました", "もう一度", "a9", "k9"));

        var response = await client.PostJsonAsync("/api/v1/answers", Requests.Ask, EventStreamType);
        var events = await response.ReadEventsAsync().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["delta", "error"], events.Select(e => e.Name));
        var error = JsonDocument.Parse(events[1].Data).RootElement;
        Assert.Equal("model_stream_interrupted", error.GetProperty("code").GetString());
        Assert.Equal("途中で切れました", error.GetProperty("message").GetString());
        Assert.Equal("a9", error.GetProperty("answerId").GetString());
    }

    [Fact]
    public async Task Ask_UnexpectedFailureMidway_EndsWithInternalErrorAndNoDetail()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new InvalidOperationException("秘密の内容"), new AnswerDelta("延べ"));

        var response = await client.PostJsonAsync("/api/v1/answers", Requests.Ask, EventStreamType);
        var events = await response.ReadEventsAsync().ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["delta", "error"], events.Select(e => e.Name));
        Assert.Contains("internal_error", events[1].Data, StringComparison.Ordinal);
        Assert.DoesNotContain("秘密", events[1].Data, StringComparison.Ordinal);
        Assert.Contains(server.Log.Lines, l => l.Level == LogLevel.Error && l.Message.Contains("InvalidOperationException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_LongSilence_SendsAComment()
    {
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await ApiServer.StartAsync(replace: b => b.Services.AddSingleton<TimeProvider>(clock));
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await AskUntilStoppedAsync(server, client);
        await using var events = response.ReadEventsAsync().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        clock.Advance(ServerSentEvents.Heartbeat);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(":", events.Current.Name);
    }

    [Fact]
    public async Task Ask_ClientGoesAway_CancelsTheWork()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        var response = await AskUntilStoppedAsync(server, client);

        response.Dispose();

        await server.Answers.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ask_ServiceStops_EndsTheStreamWithAnErrorEvent()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        var response = await AskUntilStoppedAsync(server, client);

        server.App.Lifetime.StopApplication();

        var events = await response.ReadEventsAsync().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal("error", events[^1].Name);
        Assert.Contains("server_stopping", events[^1].Data, StringComparison.Ordinal);
    }

    /// <summary>Asks what is worked on until it is stopped, and returns once that work is under way.</summary>
    private static async Task<HttpResponseMessage> AskUntilStoppedAsync(ApiServer server, HttpClient client)
    {
        server.Answers.Script = server.Answers.UntilCancelled;
        var response = await client.PostJsonAsync("/api/v1/answers", Requests.Ask, EventStreamType);
        await server.Answers.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);
        return response;
    }
}
