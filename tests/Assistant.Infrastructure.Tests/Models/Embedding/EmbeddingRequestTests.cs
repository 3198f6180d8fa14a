using System.Text.Json;
using Assistant.Infrastructure.Configuration;
using Assistant.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models.Embedding;

/// <summary>What goes to the server, and how it is divided.</summary>
public sealed class EmbeddingRequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passages_InSeveralBatches_ComeBackInTheirOrderWithUnitLength()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:BatchSize", "3")]);
        string[] texts = [.. Enumerable.Range(0, 10).Select(i => $"第{i}条")];

        var vectors = await bed.EncodeAsync(texts);

        EmbeddingTestBed.AssertVectors(texts, vectors);
        Assert.Equal([3, 3, 3, 1], bed.Server.Requests.Select(r => r.Input.Count).OrderDescending());
        Assert.Equal(texts, bed.Server.Requests.SelectMany(r => r.Input).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Passages_BeyondTheCharacterBudget_GoInMoreRequests()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:BatchCharacters", "1000"), ("Embedding:Parallelism", "1")]);

        await bed.EncodeAsync(new string('一', 600), new string('二', 400), new string('三', 1), new string('四', 1_500), "五");

        Assert.Equal(["一二", "三", "四", "五"], bed.Server.Requests.Select(r => string.Concat(r.Input.Select(text => text[0]))));
    }

    [Fact]
    public async Task Passages_SentByTwoCallers_RunAsManyRequestsAtATimeAsAllowed()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:BatchSize", "2"), ("Embedding:Parallelism", "2")]);
        var arrived = 0;
        var two = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        bed.Server.Answer = request =>
        {
            var reply = ScriptedVectors.Answer(request, EmbeddingTestBed.Dimensions);
            if (request.Input[0] == "問")
            {
                return reply;
            }

            if (Interlocked.Increment(ref arrived) == 2)
            {
                two.SetResult();
            }

            return reply with { Steps = [new ScriptedStep.Wait(go.Task), .. reply.Steps] };
        };
        var all = Task.WhenAll(bed.EncodeAsync("一", "二", "三", "四"), bed.EncodeAsync("五", "六", "七", "八"));
        await two.Task.WaitAsync(Token);

        // A question there and back: requests that were sent beside the two have arrived by then.
        await bed.Model.EncodeQueryAsync("問", Token);
        var held = Volatile.Read(ref arrived);
        go.SetResult();
        await all;

        Assert.Equal((2, 4), (held, arrived));
    }

    [Fact]
    public async Task Request_ToACompatibleServer_HoldsNothingThatSuchServersRefuse()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();

        await bed.EncodeAsync("𠮷野家の件");

        var request = Assert.Single(bed.Server.Requests);
        Assert.Equal("/v1/embeddings", request.Path);
        Assert.Equal("Bearer key-of-the-test", request.Headers["Authorization"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal(["model", "input"], request.Body.EnumerateObject().Select(p => p.Name));
        Assert.Equal("scripted", request.Body.GetProperty("model").GetString());
        Assert.Equal(["𠮷野家の件"], request.Input);
    }

    [Theory]
    [InlineData("openai", null, true)]
    [InlineData("azure-openai", null, true)]
    [InlineData("openai", "false", false)]
    [InlineData("openai-compatible", null, false)]
    [InlineData("openai-compatible", "true", true)]
    public async Task Dimensions_ByProvider_AreSentOrNot(string provider, string? send, bool sent)
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Model:Provider", provider), ("Model:SendDimensions", send)]);

        await bed.EncodeAsync("文");

        var body = Assert.Single(bed.Server.Requests).Body;
        Assert.Equal(sent, body.TryGetProperty("dimensions", out var dimensions));
        Assert.Equal(sent ? JsonValueKind.Number : JsonValueKind.Undefined, dimensions.ValueKind);
    }

    [Fact]
    public async Task Prefixes_WithTheirBlanks_GoBeforeQuestionAndPassage()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:QueryPrefix", "query: "), ("Embedding:PassagePrefix", "passage: ")]);

        await bed.EncodeAsync("窓口の時間");
        await bed.Model.EncodeQueryAsync("窓口の時間", Token);

        Assert.Equal(["passage: 窓口の時間", "query: 窓口の時間"], bed.Server.Requests.SelectMany(r => r.Input));
    }

    [Fact]
    public async Task Text_LongerThanTheModelTakes_IsCutBetweenCharacters()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:MaxTextCharacters", "1100")]);

        await bed.EncodeAsync(new string('長', 1_099) + "𠮷" + "尾");

        Assert.Equal([new string('長', 1_099)], Assert.Single(bed.Server.Requests).Input);
    }

    [Fact]
    public async Task NoPassages_SendNothing()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();

        Assert.Empty(await bed.EncodeAsync());
        Assert.Empty(bed.Server.Requests);
    }

    [Fact]
    public async Task Generator_AskedForAnotherModel_Refuses()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();
        var generator = bed.Storage.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        await Assert.ThrowsAsync<NotSupportedException>(() => generator.GenerateAsync(["文"], new EmbeddingGenerationOptions { ModelId = "other" }, Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => generator.GenerateAsync(["文"], new EmbeddingGenerationOptions { Dimensions = 8 }, Token));
    }

    [Fact]
    public async Task Generator_AsSeam_NamesProviderModelAndDimensions()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();

        var metadata = bed.Storage.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GetService<EmbeddingGeneratorMetadata>();

        Assert.Equal((ModelOptions.OpenAICompatible, "scripted", 4), (metadata?.ProviderName, metadata?.DefaultModelId, metadata?.DefaultModelDimensions));
    }
}
