using Assistant.Infrastructure.Models.Embedding;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models.Embedding;

public sealed class EmbeddingCacheTests
{
    private const string Secret = "秘密の議事録";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passages_EncodedAgain_SendOnlyWhatIsNew()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();
        var before = await bed.EncodeAsync("一", "二");

        var after = await bed.EncodeAsync("三", "二", "一", "三");

        Assert.Equal(["一,二", "三"], bed.Server.Requests.Select(r => string.Join(',', r.Input)));
        EmbeddingTestBed.AssertVectors(["三", "二", "一", "三"], after);
        Assert.Equal(before[1].ToArray(), after[1].ToArray());
        Assert.Equal(3, await bed.KeptAsync());
    }

    [Theory]
    [InlineData("Model:Embedding", "scripted", 0)]
    [InlineData("Model:Embedding", "other", 1)]
    [InlineData("Model:Provider", "openai", 1)]
    [InlineData("Model:EmbeddingDimensions", "8", 1)]
    [InlineData("Embedding:PassagePrefix", "passage: ", 1)]
    [InlineData("Embedding:QueryPrefix", "query: ", 0)]
    public async Task Passages_AfterAChangedSetting_AreSentAgainWhenTheirVectorsDiffer(string key, string value, int sent)
    {
        await using var first = await EmbeddingTestBed.StartAsync();
        await first.EncodeAsync("一");
        await using var server = await ScriptedModelServer.StartAsync();
        server.Answer = request => ScriptedVectors.Answer(request, value == "8" ? 8 : EmbeddingTestBed.Dimensions);

        await using var second = await EmbeddingTestBed.OpenAsync(server, new ImpatientClock(), [(key, value)], first.Storage.Folder);
        await second.EncodeAsync("一");

        Assert.Equal(sent, server.Requests.Count);
    }

    [Fact]
    public async Task Batch_AfterAFailedOne_IsNotSent_AndWhatCameBeforeIsKept()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:BatchSize", "1"), ("Embedding:Parallelism", "1")]);
        bed.Server.Answer = request => request.Input[0] == "二" && bed.Server.Requests.Count == 2
            ? ScriptedReply.Error(400, "refused")
            : ScriptedVectors.Answer(request, EmbeddingTestBed.Dimensions);

        await bed.FailAsync("一", "二", "三");
        EmbeddingTestBed.AssertVectors(["一", "二", "三"], await bed.EncodeAsync("一", "二", "三"));

        Assert.Equal(["一", "二", "二", "三"], bed.Server.Requests.Select(r => r.Input[0]));
    }

    [Fact]
    public async Task Texts_OfPassagesAndQuestions_AreNeverOnDisk()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();

        await bed.EncodeAsync(Secret);
        await bed.Model.EncodeQueryAsync(Secret, Token);

        Assert.Equal(1, await bed.KeptAsync());
        Assert.False(bed.Storage.IsOnDisk(Secret));
        Assert.True(bed.Storage.IsOnDisk(EmbeddingCache.HashOf(Secret)));
    }

    [Fact]
    public async Task Cache_BeyondItsBound_DropsWhatWasNotUsedForLongest()
    {
        var clock = new ManualTimeProvider();
        await using var bed = await EmbeddingTestBed.OpenAsync(await ScriptedModelServer.StartAsync(), clock, [("Embedding:CacheRows", "2")]);
        await bed.EncodeAsync("一");
        clock.Advance(TimeSpan.FromDays(2));
        await bed.EncodeAsync("二");
        clock.Advance(TimeSpan.FromDays(2));
        await bed.EncodeAsync("一");
        clock.Advance(TimeSpan.FromDays(2));

        await bed.EncodeAsync("三");
        await bed.EncodeAsync("一", "三");
        await bed.EncodeAsync("二");

        Assert.Equal(["一", "二", "三", "二"], bed.Server.Requests.Select(r => r.Input[0]));
        Assert.Equal(2, await bed.KeptAsync());
    }

    [Fact]
    public async Task Cache_SmallerThanOneCall_StillGivesEveryVector()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:CacheRows", "2"), ("Embedding:BatchSize", "1")]);
        string[] texts = ["一", "二", "三", "四", "五"];

        EmbeddingTestBed.AssertVectors(texts, await bed.EncodeAsync(texts));

        Assert.Equal(2, await bed.KeptAsync());
    }

    [Fact]
    public async Task Cache_SwitchedOff_KeepsNothing()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:CacheRows", "0")]);

        await bed.EncodeAsync("一");
        EmbeddingTestBed.AssertVectors(["一"], await bed.EncodeAsync("一"));

        Assert.Equal(2, bed.Server.Requests.Count);
        Assert.Equal(0, await bed.KeptAsync());
    }

    [Fact]
    public async Task Lookup_OfMoreTextsThanOneStatementTakes_FindsAll()
    {
        await using var bed = await EmbeddingTestBed.StartAsync([("Embedding:BatchSize", "2048")]);
        string[] texts = [.. Enumerable.Range(0, 1_234).Select(i => $"第{i}条")];
        await bed.EncodeAsync(texts);

        EmbeddingTestBed.AssertVectors(texts, await bed.EncodeAsync(texts));

        Assert.Single(bed.Server.Requests);
    }

    [Fact]
    public async Task Question_AskedAgain_IsAnsweredFromMemoryAndNeverStored()
    {
        await using var bed = await EmbeddingTestBed.StartAsync();

        var first = await bed.Model.EncodeQueryAsync("窓口は", Token);
        var second = await bed.Model.EncodeQueryAsync("窓口は", Token);

        EmbeddingTestBed.AssertVectors(["窓口は", "窓口は"], [first, second]);
        Assert.Single(bed.Server.Requests);
        Assert.Equal(0, await bed.KeptAsync());
    }

    [Fact]
    public async Task Question_WhileAllRequestsOfPassagesRun_DoesNotWaitForThem()
    {
        await using var bed = await EmbeddingTestBed.StartAsync(
            [("Embedding:Parallelism", "1")], new ScriptedReply(200, "application/json", [new ScriptedStep.Hang()]));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var passages = bed.Model.EncodePassagesAsync(["一"], stop.Token);
        await bed.Server.Hanging.WaitAsync(Token);

        EmbeddingTestBed.AssertVectors(["問"], [await bed.Model.EncodeQueryAsync("問", Token)]);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => passages);
    }

    [Fact]
    public void RecentVectors_BeyondTheirNumber_ForgetWhatWasNotUsedForLongest()
    {
        var recent = new RecentVectors(2);
        recent.Add("一", [1]);
        recent.Add("二", [2]);
        recent.Find("一");

        recent.Add("三", [3]);
        recent.Add("三", [4]);

        Assert.Equal([1f], recent.Find("一")!);
        Assert.Null(recent.Find("二"));
        Assert.Equal([4f], recent.Find("三")!);
    }
}
