using Assistant.Core.Answering;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Models;
using Assistant.Testing;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models;

public sealed class OpenAIModelClientTests
{
    [Fact]
    public async Task Answer_StreamedInPieces_KeepsPiecesFinishAndUsage()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.Text("窓口は", "市民課です", "[1]。"));

        var updates = await bed.Ask(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["窓口は", "市民課です", "[1]。"], updates.Select(u => u.Text).Where(t => t.Length > 0), StringComparer.Ordinal);
        Assert.Contains(updates, u => u.FinishReason == ChatFinishReason.Stop);
        var usage = Assert.Single(updates.SelectMany(u => u.Contents).OfType<UsageContent>()).Details;
        Assert.Equal((100, 20), (usage.InputTokenCount, usage.OutputTokenCount));
    }

    [Fact]
    public async Task Request_WithSettings_CarriesModelMessagesLimitAndAsksForUsage()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.Text("はい"));

        await bed.AskTextAsync(new ChatOptions { Temperature = 0.1f, MaxOutputTokens = 800 });

        var request = Assert.Single(bed.Server.Requests);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal("Bearer key-of-the-test", request.Headers["Authorization"]);
        Assert.Equal([("system", "規則"), ("user", "秘密の質問")], request.Messages);
        Assert.Equal("scripted", request.Body.GetProperty("model").GetString());
        Assert.Equal(0.1, request.Body.GetProperty("temperature").GetDouble(), 3);
        Assert.Equal(800, request.Body.GetProperty("max_tokens").GetInt32());
        Assert.True(request.Body.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
        Assert.False(request.Headers.ContainsKey("OpenAI-Organization"));
        Assert.False(request.Headers.ContainsKey("OpenAI-Project"));
    }

    [Fact]
    public async Task Request_ToOpenAI_NamesTheLimitAsItsNewerModelsDo()
    {
        await using var bed = await ModelTestBed.StartAsync(c => c with { Provider = ModelOptions.OpenAI }, ScriptedReply.Text("はい"));

        await bed.AskTextAsync(new ChatOptions { MaxOutputTokens = 800 });

        var body = Assert.Single(bed.Server.Requests).Body;
        Assert.Equal(800, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.False(body.TryGetProperty("max_tokens", out _));
    }

    [Fact]
    public async Task Request_ToAzureWithKey_SendsTheKeyInItsHeader()
    {
        await using var bed = await ModelTestBed.StartAsync(c => c with { Provider = ModelOptions.AzureOpenAI }, ScriptedReply.Text("はい"));

        await bed.AskTextAsync();

        var request = Assert.Single(bed.Server.Requests);
        Assert.Equal("key-of-the-test", request.Headers["api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Request_ToServerWithoutKey_SendsNoAuthorisation()
    {
        await using var bed = await ModelTestBed.StartAsync(c => c with { ApiKey = null }, ScriptedReply.Text("はい"));

        await bed.AskTextAsync();

        Assert.False(Assert.Single(bed.Server.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Temperature_RefusedByAReasoningModel_IsLeftOutFromThenOn()
    {
        await using var bed = await ModelTestBed.StartAsync(
            ScriptedReply.Error(400, "unsupported_value", parameter: "temperature"), ScriptedReply.Text("一"), ScriptedReply.Text("二"));
        var options = new ChatOptions { Temperature = 0.1f };

        Assert.Equal("一", await bed.AskTextAsync(options));
        Assert.Equal("二", await bed.AskTextAsync(options));

        Assert.Equal([true, false, false], bed.Server.Requests.Select(r => r.Body.TryGetProperty("temperature", out _)));
    }

    [Fact]
    public async Task Cancellation_InTheMiddleOfAnAnswer_EndsTheRequestOnTheServer()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.HangsAfter("途中まで"));
        using var person = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var answer = bed.Ask(person.Token).GetAsyncEnumerator(person.Token);
        Assert.True(await answer.MoveNextAsync());
        var next = answer.MoveNextAsync();
        await bed.Server.Hanging.WaitAsync(TestContext.Current.CancellationToken);

        await person.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
        await bed.Server.ClientGone.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(bed.Log.Lines);
    }

    [Fact]
    public async Task Reading_StoppedEarly_EndsTheRequestOnTheServer()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.HangsAfter("途中まで"));

        await using (var answer = bed.Ask(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken))
        {
            Assert.True(await answer.MoveNextAsync());
        }

        await bed.Server.ClientGone.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0, "FirstToken")]
    [InlineData(1, "NextToken")]
    [InlineData(1, "Whole")]
    public async Task Silence_LongerThanAllowed_IsATimeOutAndEndsTheRequest(int pieces, string clock)
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.HangsAfter([.. Enumerable.Repeat("途中", pieces)]));
        await using var answer = bed.Ask(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        for (var i = 0; i < pieces; i++)
        {
            Assert.True(await answer.MoveNextAsync());
        }

        var next = answer.MoveNextAsync();
        await bed.Server.Hanging.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, bed.Clock.End(clock switch
        {
            "FirstToken" => ModelTestBed.FirstToken,
            "NextToken" => ModelTestBed.NextToken,
            _ => ModelTestBed.Whole,
        }));

        var exception = await Assert.ThrowsAsync<Core.Answering.Generated.ModelException>(() => next.AsTask());
        Assert.Equal(ModelErrorCodes.TimedOut, exception.Code);
        await bed.Server.ClientGone.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Single(bed.Server.Requests);
    }

    [Fact]
    public async Task Reader_ThatTakesItsTime_IsNotTheModelsSilence()
    {
        await using var bed = await ModelTestBed.StartAsync(ScriptedReply.Text("一", "二"));
        await using var answer = bed.Ask(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await answer.MoveNextAsync());

        Assert.Equal(0, bed.Clock.End(ModelTestBed.NextToken) + bed.Clock.End(ModelTestBed.FirstToken));
        Assert.True(await answer.MoveNextAsync());
    }

    [Fact]
    public async Task Log_OfFailures_HoldsNobodysTextAndNoKey()
    {
        await using var bed = await ModelTestBed.StartAsync(
            ScriptedReply.Error(503, "overloaded", message: "秘密の質問"),
            ScriptedReply.Error(400, "秘密の質問", message: "key-of-the-test"));

        var exception = await bed.FailAsync();

        Assert.Equal(2, bed.Log.Lines.Count);
        Assert.All(bed.Log.Lines.Append(exception.ToString()), line =>
        {
            Assert.DoesNotContain("秘密", line, StringComparison.Ordinal);
            Assert.DoesNotContain("key-of-the-test", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Metadata_OfTheClient_NamesTheModel()
    {
        using var client = new OpenAIModelClient(
            ModelConnection.From(new ModelOptions { Provider = "openai", Endpoint = "https://model.example/v1", ApiKey = "k", Chat = "gpt" }),
            TimeProvider.System,
            new ModelTestBed.ListLogger());

        Assert.Equal("gpt", client.GetService<ChatClientMetadata>()?.DefaultModelId);
    }
}
