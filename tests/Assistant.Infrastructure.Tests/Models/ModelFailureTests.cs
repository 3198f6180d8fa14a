using System.Globalization;
using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Infrastructure.Models;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models;

public sealed class ModelFailureTests
{
    public static TheoryData<string, int, string?, string> Refusals => new()
    {
        { "wrong key", 401, "invalid_api_key", ModelErrorCodes.Unauthorised },
        { "no right", 403, null, ModelErrorCodes.Unauthorised },
        { "no such model", 404, "model_not_found", ModelErrorCodes.Rejected },
        { "used up", 429, "insufficient_quota", ModelErrorCodes.RateLimited },
        { "filtered", 400, "content_filter", ModelErrorCodes.ContentFiltered },
        { "too long", 400, "context_length_exceeded", ModelErrorCodes.Rejected },
        { "unknown parameter", 400, "unknown_parameter", ModelErrorCodes.Rejected },
        { "gateway waited", 504, null, ModelErrorCodes.TimedOut },
        { "not implemented", 501, null, ModelErrorCodes.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_ThatAnotherAttemptCannotHelp_HasItsOwnCodeAndIsNotTriedAgain(string why, int status, string? code, string expected)
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.Error(status, code ?? why));

        var exception = await bed.FailAsync();

        Assert.Equal(expected, exception.Code);
        Assert.NotEmpty(exception.Message);
        Assert.NotEmpty(exception.NextStep!);
        Assert.Single(bed.Server.Requests);
        Assert.Empty(bed.Clock.Waits);
    }

    [Fact]
    public async Task Refusal_WithAGatewaysPage_IsToldFromTheStatusAlone()
    {
        await using var bed = await ModelTestBed.StartAsync(new ScriptedReply(400, "text/html", [new ScriptedStep.Send("<html>no</html>")]));

        Assert.Equal(ModelErrorCodes.Rejected, (await bed.FailAsync()).Code);
    }

    [Fact]
    public async Task Redirect_ToAnotherAddress_IsNotFollowed()
    {
        await using var elsewhere = await ScriptedModelServer.StartAsync(ScriptedReply.Text("よそ"));
        await using var bed = await ModelTestBed.StartAsync(
            new ScriptedReply(307, "text/plain", []).With("Location", elsewhere.Endpoint + "/chat/completions"));

        Assert.Equal(ModelErrorCodes.Rejected, (await bed.FailAsync()).Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task ServerError_Once_IsWaitedOutAndTriedAgain(int status)
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.Error(status, "server_error"), ScriptedReply.Text("はい"));

        Assert.Equal("はい", await bed.AskTextAsync());
        Assert.Equal([TimeSpan.FromMilliseconds(500)], bed.Clock.Waits);
    }

    [Fact]
    public async Task ServerError_EveryTime_EndsAfterTheLastAttemptWithLongerWaits()
    {
        await using var bed = await ModelTestBed.StartAsync([.. Enumerable.Repeat(ScriptedReply.Error(500, "server_error"), 4)]);

        Assert.Equal(ModelErrorCodes.Unavailable, (await bed.FailAsync()).Code);
        Assert.Equal([TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)], bed.Clock.Waits);
        Assert.Equal(3, bed.Server.Requests.Count);
    }

    [Fact]
    public async Task RateLimit_WithRetryAfter_WaitsExactlySoLong()
    {
        await using var bed = await ModelTestBed.StartAsync(
            ScriptedReply.RateLimited("7"),
            ScriptedReply.RateLimited(new ImpatientClock().GetUtcNow().AddSeconds(11).ToString("R", CultureInfo.InvariantCulture)),
            ScriptedReply.Text("はい"));

        Assert.Equal("はい", await bed.AskTextAsync());
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(11)], bed.Clock.Waits);
    }

    [Fact]
    public async Task RateLimit_WithMilliseconds_PrefersThem()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.RateLimited("7").With("retry-after-ms", "1250"), ScriptedReply.Text("はい"));

        await bed.AskTextAsync();

        Assert.Equal([TimeSpan.FromMilliseconds(1250)], bed.Clock.Waits);
    }

    [Fact]
    public async Task RateLimit_LongerThanTheBound_IsToldInsteadOfWaitedOut()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.RateLimited("90"));

        var exception = await bed.FailAsync();

        Assert.Equal(ModelErrorCodes.RateLimited, exception.Code);
        Assert.Contains("約90秒後", exception.NextStep, StringComparison.Ordinal);
        Assert.Empty(bed.Clock.Waits);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task RateLimit_WithNonsenseInRetryAfter_BacksOff(string retryAfter)
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.RateLimited(retryAfter), ScriptedReply.Text("はい"));

        await bed.AskTextAsync();

        Assert.Equal([TimeSpan.FromMilliseconds(500)], bed.Clock.Waits);
    }

    [Fact]
    public async Task Connection_BrokenBeforeTheFirstToken_IsTriedAgain()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.CutAfter(Task.CompletedTask), ScriptedReply.Text("はい"));

        Assert.Equal("はい", await bed.AskTextAsync());
        Assert.Equal(2, bed.Server.Requests.Count);
    }

    [Fact]
    public async Task Connection_BrokenInTheMiddle_IsAnInterruptedAnswerAndNeverTriedAgain()
    {
        var arrived = new TaskCompletionSource();
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.CutAfter(arrived.Task, "途中"), ScriptedReply.Text("二度目"));
        await using var answer = bed.Ask(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await answer.MoveNextAsync());
        arrived.SetResult();

        var exception = await Assert.ThrowsAsync<ModelException>(() => answer.MoveNextAsync().AsTask());

        Assert.Equal(ModelErrorCodes.StreamInterrupted, exception.Code);
        Assert.Single(bed.Server.Requests);
    }

    [Fact]
    public async Task Stream_EndedWithoutAReason_IsAnInterruptedAnswer()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.EventStream(ScriptedReply.Piece("途中")));

        Assert.Equal(ModelErrorCodes.StreamInterrupted, (await bed.FailAsync()).Code);
        Assert.Single(bed.Server.Requests);
    }

    [Fact]
    public async Task ErrorEvent_InTheMiddle_IsAnInterruptedAnswer()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.EventStream(
            ScriptedReply.Piece("途中"), ScriptedReply.Raw("""{"error":{"message":"x","code":"server_error"}}"""), ScriptedReply.Done));

        Assert.Equal(ModelErrorCodes.StreamInterrupted, (await bed.FailAsync()).Code);
    }

    [Fact]
    public async Task Stream_WithBrokenJson_IsAnInvalidResponse()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.EventStream(ScriptedReply.Piece("途中"), ScriptedReply.Raw("{nope")));

        Assert.Equal(ModelErrorCodes.InvalidResponse, (await bed.FailAsync()).Code);
    }

    [Fact]
    public async Task WebPage_InsteadOfAStream_IsAnInvalidResponse()
    {
        await using var bed = await ModelTestBed.StartAsync(new ScriptedReply(200, "text/html", [new ScriptedStep.Send("<html>ログイン</html>")]));

        Assert.Equal(ModelErrorCodes.InvalidResponse, (await bed.FailAsync()).Code);
        Assert.Single(bed.Server.Requests);
    }

    [Fact]
    public async Task Answer_WithoutAWord_IsAnInvalidResponse()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.Text());

        Assert.Equal(ModelErrorCodes.InvalidResponse, (await bed.FailAsync()).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Filter_ThatEndsTheAnswer_IsContentFiltered(int pieces)
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.FinishedBy("content_filter", [.. Enumerable.Repeat("あ", pieces)]));

        Assert.Equal(ModelErrorCodes.ContentFiltered, (await bed.FailAsync()).Code);
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsUnreachableAfterAllAttempts()
    {
        await using var bed = await ModelTestBed.StartAsync();
        await bed.Server.DisposeAsync();

        Assert.Equal(ModelErrorCodes.Unreachable, (await bed.FailAsync()).Code);
        Assert.Equal(2, bed.Clock.Waits.Count);
    }

    [Fact]
    public async Task WholeTime_RunOutWhileWaitingToTryAgain_TellsTheFailureThatWasWaitedOut()
    {
        await using var bed = await ModelTestBed.StartAsync(c => c with { MaxRetryDelay = TimeSpan.FromHours(5) }, ScriptedReply.RateLimited("14400"));
        bed.Clock.Waiting(TimeSpan.FromHours(4), () => bed.Clock.End(ModelTestBed.Whole));

        Assert.Equal(ModelErrorCodes.RateLimited, (await bed.FailAsync()).Code);
    }
}
