using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models.Embedding;

public sealed class EmbeddingFailureTests
{
    private static readonly float[] _fine = [1, 2, 3, 4];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Answers to a request of two texts.</summary>
    public static TheoryData<string, ScriptedReply> WrongAnswers => new()
    {
        { "fewer vectors", ScriptedVectors.Reply((0, _fine)) },
        { "more vectors", ScriptedVectors.Reply((0, _fine), (1, _fine), (2, _fine)) },
        { "one twice", ScriptedVectors.Reply((0, _fine), (0, _fine)) },
        { "of no text", ScriptedVectors.Reply((0, _fine), (2, _fine)) },
        { "before the first", ScriptedVectors.Reply((-1, _fine), (0, _fine)) },
        { "no index", ScriptedVectors.Json(new { data = new[] { new { embedding = _fine }, new { embedding = _fine } } }) },
        { "too short", ScriptedVectors.Reply((0, _fine), (1, new float[] { 1, 2, 3 })) },
        { "too long", ScriptedVectors.Reply((0, new float[] { 1, 2, 3, 4, 5 }), (1, _fine)) },
        { "zero", ScriptedVectors.Reply((0, _fine), (1, new float[4])) },
        { "null for a number", ScriptedVectors.Reply((0, _fine), (1, new object?[] { 1, 2, 3, null })) },
        { "beyond 32 bits", ScriptedVectors.Reply((0, _fine), (1, new[] { 1, 2, 3, 1e300 })) },
        { "beyond all reason", ScriptedVectors.Reply((0, _fine), (1, new[] { 3e38f, 3e38f, 3e38f, 3e38f })) },
        { "not a number", ScriptedVectors.Reply((0, _fine), (1, ScriptedVectors.Base64(1, 2, float.NaN, 4))) },
        { "infinite", ScriptedVectors.Reply((0, _fine), (1, ScriptedVectors.Base64(1, 2, float.PositiveInfinity, 4))) },
        { "Base64 too short", ScriptedVectors.Reply((0, _fine), (1, ScriptedVectors.Base64(1, 2, 3))) },
        { "half a number", ScriptedVectors.Reply((0, _fine), (1, "AAAA")) },
        { "no Base64", ScriptedVectors.Reply((0, _fine), (1, "？")) },
        { "an object", ScriptedVectors.Reply((0, _fine), (1, new { values = _fine })) },
        { "another protocol", ScriptedVectors.Json(new { embeddings = new[] { _fine, _fine } }) },
        { "an array", ScriptedVectors.Json(new[] { _fine, _fine }) },
        { "web page", new ScriptedReply(200, "text/html", [new ScriptedStep.Send("<html>ログイン</html>")]) },
        { "nothing", new ScriptedReply(200, "application/json", []) },
    };

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task Answer_ThatIsWrong_IsATypedErrorAndKeepsNothing(string why, ScriptedReply reply)
    {
        await using var bed = await EmbeddingTestBed.StartAsync(reply);

        var exception = await bed.FailAsync("一", "二");

        Assert.True(exception.Code == ModelErrorCodes.InvalidResponse, why);
        Assert.StartsWith("埋め込みモデル", exception.Message, StringComparison.Ordinal);
        Assert.Single(bed.Server.Requests);
        Assert.Equal(0, await bed.KeptAsync());
    }

    [Fact]
    public async Task Answer_WithOtherDimensions_NamesBothNumbersAndTheSetting()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(ScriptedVectors.Reply((0, new float[] { 1, 2, 3 })));

        var exception = await bed.FailAsync("一");

        Assert.Contains("次元は 3 で、設定 Model:EmbeddingDimensions の 4 と", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_InBase64_IsReadAsWell()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(
            ScriptedVectors.Reply((0, ScriptedVectors.Base64(ScriptedVectors.Of("一", EmbeddingTestBed.Dimensions)))));

        EmbeddingTestBed.AssertVectors(["一"], await bed.EncodeAsync("一"));
    }

    [Theory]
    [InlineData(401, "invalid_api_key", ModelErrorCodes.Unauthorised, "Model:ApiKey")]
    [InlineData(404, "model_not_found", ModelErrorCodes.Rejected, "Model:Embedding")]
    [InlineData(400, "unknown_parameter", ModelErrorCodes.Rejected, "Model:SendDimensions")]
    [InlineData(413, "too_large", ModelErrorCodes.Rejected, "Embedding")]
    [InlineData(429, "insufficient_quota", ModelErrorCodes.RateLimited, "管理者")]
    public async Task Refusal_ThatAnotherAttemptCannotHelp_SaysWhatToCheck(int status, string code, string expected, string setting)
    {
        await using var bed = await EmbeddingTestBed.StartAsync(ScriptedReply.Error(status, code));

        var exception = await bed.FailAsync("一");

        Assert.Equal(expected, exception.Code);
        Assert.Contains(setting, exception.NextStep, StringComparison.Ordinal);
        Assert.Single(bed.Server.Requests);
    }

    [Fact]
    public async Task RateLimit_WithRetryAfter_WaitsSoLongAndSucceeds()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(ScriptedReply.RateLimited("7"));

        EmbeddingTestBed.AssertVectors(["一"], await bed.EncodeAsync("一"));

        Assert.Contains(TimeSpan.FromSeconds(7), bed.Clock.Waits);
        Assert.Equal(2, bed.Server.Requests.Count);
    }

    [Fact]
    public async Task RateLimit_LongerThanTheBound_IsToldInsteadOfWaitedOut()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(ScriptedReply.RateLimited("90"));

        var exception = await bed.FailAsync("一");

        Assert.Equal(ModelErrorCodes.RateLimited, exception.Code);
        Assert.Contains("約90秒後", exception.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerError_EveryTime_IsUnavailableAfterTheLastAttempt()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([.. Enumerable.Repeat(ScriptedReply.Error(500, "server_error"), 3)]);

        Assert.Equal(ModelErrorCodes.Unavailable, (await bed.FailAsync("一")).Code);
        Assert.Equal(3, bed.Server.Requests.Count);
    }

    [Fact]
    public async Task Answer_CutInTheMiddle_IsAskedForAgain()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(Cut());

        EmbeddingTestBed.AssertVectors(["一"], await bed.EncodeAsync("一"));
        Assert.Equal(2, bed.Server.Requests.Count);
    }

    [Fact]
    public async Task Answer_CutEveryTime_IsUnreachable()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(Cut(), Cut(), Cut());

        Assert.Equal(ModelErrorCodes.Unreachable, (await bed.FailAsync("一")).Code);
    }

    [Fact]
    public async Task Cancellation_DuringARequest_EndsItOnTheServerAndIsNoError()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(new ScriptedReply(200, "application/json", [new ScriptedStep.Hang()]));
        using var person = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var vectors = bed.Model.EncodePassagesAsync(["一"], person.Token);
        await bed.Server.Hanging.WaitAsync(Token);

        await person.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => vectors);
        await bed.Server.ClientGone.WaitAsync(Token);
        Assert.DoesNotContain(bed.Log.Lines, line => line.Category.Contains("Embedding", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_LongerThanAllowed_IsATimeOut(bool question)
    {
        await using var bed = await EmbeddingTestBed.StartAsync(new ScriptedReply(200, "application/json", [new ScriptedStep.Hang()]));
        Task vectors = question ? bed.Model.EncodeQueryAsync("一", Token) : bed.EncodeAsync("一");
        await bed.Server.Hanging.WaitAsync(Token);

        Assert.Equal(1, bed.Clock.End(question ? EmbeddingTestBed.QueryTimeout : EmbeddingTestBed.Timeout));

        Assert.Equal(ModelErrorCodes.TimedOut, (await Assert.ThrowsAsync<ModelException>(() => vectors)).Code);
        await bed.Server.ClientGone.WaitAsync(Token);
    }

    [Fact]
    public async Task LogAndErrors_OfFailures_HoldNobodysTextAndNoKey()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(
            ScriptedReply.Error(503, "overloaded", message: "秘密の文"),
            ScriptedReply.Error(400, "秘密の文", message: "key-of-the-test"));

        var exception = await bed.FailAsync("秘密の文");
        await bed.EncodeAsync("秘密の文");

        Assert.Equal(3, bed.Log.Lines.Count(line => line.Category.Contains("Embedding", StringComparison.Ordinal)));
        Assert.All(bed.Log.Lines.Select(line => line.Message + line.Exception).Append(exception.ToString()), line =>
        {
            Assert.DoesNotContain("秘密", line, StringComparison.Ordinal);
            Assert.DoesNotContain("key-of-the-test", line, StringComparison.Ordinal);
        });
    }

    private static ScriptedReply Cut() => new(200, "application/json", [new ScriptedStep.Send("""{"data":[{"index":0,"embedding":[1,"""), new ScriptedStep.Cut()]);
}
