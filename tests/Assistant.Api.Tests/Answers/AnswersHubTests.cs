using System.Net.WebSockets;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Answering;
using Assistant.Core.Errors;

namespace Assistant.Api.Tests.Answers;

public sealed class AnswersHubTests
{
    [Fact]
    public async Task Ask_Answered_StreamsTypedItems()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Dx);

        await hub.AskAsync("""{"question":"目標は？","filters":{"kinds":["plan"]}}""");
        var items = await hub.ReadToEndAsync();

        Assert.Equal(["status", "status", "delta", "delta", "citation", "done"], items.Select(i => i.GetProperty("type").GetString()));
        Assert.Equal("""{"type":"delta","text":"延べ利用者数は"}""", items[2].GetRawText());
        Assert.Equal("plan", items[4].GetProperty("citation").GetProperty("kind").GetString());
        Assert.Equal("a1", items[5].GetProperty("response").GetProperty("answerId").GetString());
        Assert.Equal("dx", Assert.Single(server.Answers.Asked).Requester.Department);
    }

    [Fact]
    public async Task Ask_Refused_EndsWithAnErrorItemAndTheLineStaysOpen()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new AssistantException("question_empty", "質問がありません。") { NextStep = "入力してください。" });

        await hub.AskAsync("""{"question":" "}""");
        var refused = Assert.Single(await hub.ReadToEndAsync());
        server.Answers.Script = FakeAnswerService.Whole;
        await hub.AskAsync("""{"question":"目標は？"}""", "2");
        var answered = await hub.ReadToEndAsync();

        Assert.Equal("error", refused.GetProperty("type").GetString());
        Assert.Equal("question_empty", refused.GetProperty("code").GetString());
        Assert.Equal("入力してください。", refused.GetProperty("nextStep").GetString());
        Assert.Equal("done", answered[^1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Ask_UnexpectedFailure_TellsNoDetail()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new InvalidOperationException("秘密の内容"), new AnswerDelta("延べ"));

        await hub.AskAsync(Requests.Ask);
        var items = await hub.ReadToEndAsync();

        Assert.Equal("internal_error", items[^1].GetProperty("code").GetString());
        Assert.DoesNotContain("秘密", items[^1].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_PersonStops_CancelsTheWork()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);
        server.Answers.Script = server.Answers.UntilCancelled;
        await hub.AskAsync(Requests.Ask);
        Assert.Equal("status", (await hub.NextAsync())!.Value.GetProperty("type").GetString());
        await server.Answers.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        await hub.CancelAsync();

        await server.Answers.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ask_LineBreaks_CancelsTheWork()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);
        server.Answers.Script = server.Answers.UntilCancelled;
        await hub.AskAsync(Requests.Ask);
        await server.Answers.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        hub.Abort();

        await server.Answers.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ask_PersonWasDisabledMeanwhile_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);
        server.People.Change(FakePeople.Hanako with { Enabled = false });

        await hub.AskAsync(Requests.Ask);

        Assert.Equal("not_signed_in", Assert.Single(await hub.ReadToEndAsync()).GetProperty("code").GetString());
        Assert.Empty(server.Answers.Asked);
    }

    [Fact]
    public async Task Ask_KeyWasRevokedMeanwhile_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, cookie: null, key: "key-hanako");
        server.People.Change(FakePeople.Hanako with { Enabled = false });

        await hub.AskAsync(Requests.Ask);

        Assert.Equal("not_signed_in", Assert.Single(await hub.ReadToEndAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Ask_TooOften_SharesTheQuotaOfTheApi()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnswersPerMinute=1"]);
        using var client = server.WithKey(FakePeople.Hanako);
        await client.PostJsonAsync("/api/v1/answers", Requests.Ask);
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);

        await hub.AskAsync(Requests.Ask);
        var error = Assert.Single(await hub.ReadToEndAsync());

        Assert.Equal("rate_limited", error.GetProperty("code").GetString());
        Assert.InRange(error.GetProperty("retryAfterSeconds").GetInt32(), 1, 60);
    }

    [Fact]
    public async Task Connect_FromThisOriginByOriginHeader_IsAccepted()
    {
        await using var server = await ApiServer.StartAsync();
        await using var hub = await HubLine.OpenAsync(server, server.Cookie(FakePeople.Hanako), origin: server.Address.GetLeftPart(UriPartial.Authority));

        await hub.AskAsync(Requests.Ask);

        Assert.NotEmpty(await hub.ReadToEndAsync());
    }

    [Theory]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "null")]
    [InlineData(null, null)]
    [InlineData("cross-site", "https://evil.example")]
    [InlineData("same-site", null)]
    public async Task Connect_ByCookieFromElsewhere_IsRefused(string? site, string? origin)
    {
        await using var server = await ApiServer.StartAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => HubLine.OpenAsync(server, server.Cookie(FakePeople.Hanako), site, origin));
    }
}
