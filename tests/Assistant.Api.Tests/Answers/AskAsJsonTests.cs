using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Answering;
using Assistant.Core.Errors;

namespace Assistant.Api.Tests.Answers;

public sealed class AskAsJsonTests
{
    [Fact]
    public async Task Ask_Answered_ReturnsTheContractLetterForLetter()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.PostJsonAsync("/api/v1/answers", Requests.Ask);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """
            {"answerId":"a1","conversationId":"k1","status":"answered","mode":"extractive","answer":"延べ利用者数は1,000人です。 [1]",
            "citations":[{"marker":1,"documentId":"d1","chunkId":"c1","title":"DX推進計画","kind":"plan","uri":"plan.md","page":null,
            "headingPath":["第3章","目標"],"quote":"延べ利用者数は「1,000人」とする。","verified":true}],"warnings":[],
            "usage":{"inputTokens":0,"outputTokens":0},"timings":{"retrievalMs":12,"firstTokenMs":null,"totalMs":34},"model":null,"guideline":null}
            """.ReplaceLineEndings(string.Empty),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ask_WithEverything_PassesRequestAndPersonOn()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Dx);

        await client.PostJsonAsync(
            "/api/v1/answers",
            """{"question":"質問","conversationId":"k1","templateId":"answer","filters":{"kinds":["plan","other"],"departments":["dx"],"documentIds":["d1"]}}""");

        var (request, requester) = Assert.Single(server.Answers.Asked);
        Assert.Equal(("質問", "k1", "answer"), (request.Question, request.ConversationId, request.TemplateId));
        Assert.Equal([Core.Documents.DocumentKind.Plan, Core.Documents.DocumentKind.Other], request.Filters!.Kinds);
        Assert.Equal(("dx-taro", "dx"), (requester.UserId, requester.Department));
        Assert.Equal(["staff"], requester.Roles);
    }

    [Theory]
    [InlineData("question_empty", HttpStatusCode.BadRequest)]
    [InlineData("question_too_long", HttpStatusCode.BadRequest)]
    [InlineData("question_control_characters", HttpStatusCode.BadRequest)]
    [InlineData("conversation_not_found", HttpStatusCode.NotFound)]
    [InlineData("template_not_found", HttpStatusCode.NotFound)]
    [InlineData("index_unavailable", HttpStatusCode.ServiceUnavailable)]
    public async Task Ask_RefusedBeforeTheFirstEvent_IsAProblemForBothForms(string code, HttpStatusCode status)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new AssistantException(code, "説明") { NextStep = "次の手順" });

        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            var problem = await (await client.PostJsonAsync("/api/v1/answers", Requests.Ask, accept)).AssertProblemAsync(status, code);

            Assert.Equal("説明", problem.GetProperty("detail").GetString());
            Assert.Equal("次の手順", problem.GetProperty("nextStep").GetString());
        }
    }

    [Theory]
    [InlineData(ModelErrorCodes.Unreachable, HttpStatusCode.BadGateway)]
    [InlineData(ModelErrorCodes.RateLimited, HttpStatusCode.ServiceUnavailable)]
    [InlineData(ModelErrorCodes.TimedOut, HttpStatusCode.GatewayTimeout)]
    public async Task Ask_ModelFails_KeepsTheIdsOfTheStoredQuestion(string code, HttpStatusCode status)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Of(new AnswerStatus("searching", "検索"), new AnswerFailed(code, "届きません", "待ってください", "a9", "k9"));

        var problem = await (await client.PostJsonAsync("/api/v1/answers", Requests.Ask)).AssertProblemAsync(status, code);

        Assert.Equal("a9", problem.GetProperty("answerId").GetString());
        Assert.Equal("k9", problem.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Ask_ClientGoesAway_CancelsTheWork()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = server.Answers.UntilCancelled;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var body = new StringContent(Requests.Ask, System.Text.Encoding.UTF8, "application/json");
        var asking = client.PostAsync("/api/v1/answers", body, gone.Token);
        await server.Answers.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await server.Answers.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ask_ServiceStops_TellsTheClient()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = server.Answers.UntilCancelled;
        var asking = client.PostJsonAsync("/api/v1/answers", Requests.Ask);
        await server.Answers.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        server.App.Lifetime.StopApplication();

        await (await asking).AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "server_stopping");
        await server.Answers.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
