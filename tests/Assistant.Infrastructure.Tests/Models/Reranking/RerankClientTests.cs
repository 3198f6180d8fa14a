using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Models.Reranking;
using Assistant.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models.Reranking;

public sealed class RerankClientTests : IAsyncDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(300);

    private readonly ImpatientClock _clock = new();
    private readonly RecordedLog _log = new();
    private ScriptedModelServer? _server;
    private ServiceProvider? _services;

    /// <summary>Answers to a request of two passages.</summary>
    public static TheoryData<string, ScriptedReply> WrongAnswers => new()
    {
        { "fewer", ScriptedVectors.Scores((0, 0.5)) },
        { "more", ScriptedVectors.Scores((0, 0.5), (1, 0.5), (1, 0.4)) },
        { "one twice", ScriptedVectors.Scores((1, 0.5), (1, 0.5)) },
        { "of no passage", ScriptedVectors.Scores((0, 0.5), (2, 0.5)) },
        { "before the first", ScriptedVectors.Scores((-1, 0.5), (0, 0.5)) },
        { "infinite", Raw("""{"results":[{"index":0,"relevance_score":1e999},{"index":1,"relevance_score":0.1}]}""") },
        { "text", Raw("""{"results":[{"index":0,"relevance_score":"0.5"},{"index":1,"relevance_score":0.1}]}""") },
        { "no score", Raw("""{"results":[{"index":0},{"index":1,"relevance_score":0.1}]}""") },
        { "half an index", Raw("""{"results":[{"index":0.5,"relevance_score":0.2},{"index":1,"relevance_score":0.1}]}""") },
        { "another protocol", Raw("""[{"index":0,"score":0.2},{"index":1,"score":0.1}]""") },
        { "web page", Raw("<html>ログイン</html>") },
        { "redirect", new ScriptedReply(204, "text/plain", []) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_AnsweredBestFirst_ComeBackInTheOrderOfThePassages()
    {
        var reranker = await StartAsync(ScriptedVectors.Scores((2, 0.9), (0, 0.5), (1, -3)));

        Assert.Equal([0.5, -3, 0.9], await reranker.ScoreAsync("問", ["一", "二", "三"], Token));
    }

    [Fact]
    public async Task Request_HoldsModelQuestionAndPassages_WithTheKey()
    {
        var reranker = await StartAsync(ScriptedVectors.Scores((0, 1), (1, 2)));

        await reranker.ScoreAsync("問", ["一", "二"], Token);

        var request = Assert.Single(_server!.Requests);
        Assert.Equal("/v1/rerank", request.Path);
        Assert.Equal("Bearer key-of-the-test", request.Headers["Authorization"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("""{"model":"judge","query":"問","documents":["一","二"],"top_n":2}""", request.Body.GetRawText());
    }

    [Fact]
    public async Task NoPassages_SendNothing()
    {
        var reranker = await StartAsync();

        Assert.Empty(await reranker.ScoreAsync("問", [], Token));
        Assert.Empty(_server!.Requests);
    }

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task Answer_ThatIsWrong_IsATypedError(string why, ScriptedReply reply)
    {
        var reranker = await StartAsync(reply);

        var exception = await Assert.ThrowsAsync<ModelException>(() => reranker.ScoreAsync("問", ["一", "二"], Token));

        Assert.True(exception.Code is ModelErrorCodes.InvalidResponse or ModelErrorCodes.Rejected, why);
        Assert.StartsWith("並べ替えモデル", exception.Message, StringComparison.Ordinal);
        Assert.Single(_server!.Requests);
    }

    [Theory]
    [InlineData(401, ModelErrorCodes.Unauthorised, "Reranker:ApiKey")]
    [InlineData(404, ModelErrorCodes.Rejected, "Reranker:Endpoint")]
    [InlineData(422, ModelErrorCodes.Rejected, "Reranker:Model")]
    public async Task Refusal_SaysWhichSettingToCheck(int status, string code, string setting)
    {
        var reranker = await StartAsync(ScriptedReply.Error(status, "no"));

        var exception = await Assert.ThrowsAsync<ModelException>(() => reranker.ScoreAsync("問", ["一"], Token));

        Assert.Equal(code, exception.Code);
        Assert.Contains(setting, exception.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overload_Once_IsTriedAgain_Twice_IsATypedError()
    {
        var reranker = await StartAsync(
            ScriptedReply.RateLimited("1"), ScriptedVectors.Scores((0, 1)), ScriptedReply.Error(503, "busy"), ScriptedReply.Error(503, "busy"));

        Assert.Equal([1], await reranker.ScoreAsync("問", ["一"], Token));
        var exception = await Assert.ThrowsAsync<ModelException>(() => reranker.ScoreAsync("問", ["一"], Token));

        Assert.Equal(ModelErrorCodes.Unavailable, exception.Code);
        Assert.Contains(TimeSpan.FromSeconds(1), _clock.Waits);
        Assert.Equal(4, _server!.Requests.Count);
    }

    [Fact]
    public async Task Answer_CutEveryTime_IsUnreachable()
    {
        var cut = new ScriptedReply(200, "application/json", [new ScriptedStep.Send("""{"results":["""), new ScriptedStep.Cut()]);
        var reranker = await StartAsync(cut, cut);

        Assert.Equal(ModelErrorCodes.Unreachable, (await Assert.ThrowsAsync<ModelException>(() => reranker.ScoreAsync("問", ["一"], Token))).Code);
    }

    [Fact]
    public async Task Silence_LongerThanAllowed_IsATimeOut()
    {
        var reranker = await StartAsync(new ScriptedReply(200, "application/json", [new ScriptedStep.Hang()]));
        var scores = reranker.ScoreAsync("問", ["一"], Token);
        await _server!.Hanging.WaitAsync(Token);

        Assert.Equal(1, _clock.End(_timeout));

        Assert.Equal(ModelErrorCodes.TimedOut, (await Assert.ThrowsAsync<ModelException>(() => scores)).Code);
    }

    [Fact]
    public async Task Cancellation_DuringARequest_EndsItOnTheServerAndIsNoError()
    {
        var reranker = await StartAsync(new ScriptedReply(200, "application/json", [new ScriptedStep.Hang()]));
        using var person = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var scores = reranker.ScoreAsync("問", ["一"], person.Token);
        await _server!.Hanging.WaitAsync(Token);

        await person.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scores);
        await _server.ClientGone.WaitAsync(Token);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task LogAndError_OfAFailure_HoldNobodysTextAndNoKey()
    {
        var reranker = await StartAsync(ScriptedReply.Error(400, "秘密", message: "秘密の質問 key-of-the-test"));

        var exception = await Assert.ThrowsAsync<ModelException>(() => reranker.ScoreAsync("秘密の質問", ["秘密の記載"], Token));

        Assert.NotEmpty(_log.Lines);
        Assert.All(_log.Lines.Select(line => line.Message + line.Exception).Append(exception.ToString()), line =>
        {
            Assert.DoesNotContain("秘密", line, StringComparison.Ordinal);
            Assert.DoesNotContain("key-of-the-test", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Services_WithoutAnEndpoint_HoldNoReranker()
    {
        using var services = new ServiceCollection().AddReranking(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.Null(services.GetService<IReranker>());
    }

    public async ValueTask DisposeAsync()
    {
        await (_services?.DisposeAsync() ?? default);
        await (_server?.DisposeAsync() ?? default);
        _log.Dispose();
    }

    private async Task<IReranker> StartAsync(params IReadOnlyList<ScriptedReply> script)
    {
        _server = await ScriptedModelServer.StartAsync(script);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddLogging(logging => logging.AddProvider(_log))
            .AddReranking(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Reranker:Endpoint"] = _server.Endpoint + "/",
                ["Reranker:ApiKey"] = "key-of-the-test",
                ["Reranker:Model"] = "judge",
                ["Reranker:TimeoutSeconds"] = "300",
            }).Build())
            .BuildServiceProvider();
        return _services.GetRequiredService<IReranker>();
    }

    private static ScriptedReply Raw(string body) => new(200, "application/json", [new ScriptedStep.Send(body)]);
}
