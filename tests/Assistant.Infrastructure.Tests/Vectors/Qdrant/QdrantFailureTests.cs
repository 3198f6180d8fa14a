using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Tests.Models;
using Assistant.Testing;
using Assistant.Testing.Qdrant;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

public sealed class QdrantFailureTests
{
    private static readonly TimeSpan _attempt = TimeSpan.FromSeconds(120);

    public static TheoryData<QdrantFault> Passing =>
    [
        new QdrantFault.Error(500),
        new QdrantFault.Error(503),
        new QdrantFault.Error(429),
        new QdrantFault.Page(502),
        new QdrantFault.Drop(),
        new QdrantFault.LoseAnswer(),
    ];

    public static TheoryData<QdrantFault> Writes =>
    [
        new QdrantFault.LoseAnswer("create_collection"),
        new QdrantFault.LoseAnswer("create_field_index"),
        new QdrantFault.LoseAnswer("upsert_points"),
        new QdrantFault.LoseAnswer("delete_points"),
        new QdrantFault.LoseAnswer("update_collection"),
        new QdrantFault.LoseAnswer("update_aliases"),
        new QdrantFault.LoseAnswer("delete_collection"),
        new QdrantFault.Unfinished("wait_timeout", "upsert_points"),
        new QdrantFault.Unfinished("acknowledged", "upsert_points"),
        new QdrantFault.Unfinished("wait_timeout", "delete_points"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Query_WhenTheServerFailsTwice_AnswersAtTheThirdAttempt(QdrantFault fault)
    {
        var clock = new ImpatientClock();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(fault, fault);
        var result = await bed.Index.QueryAsync(Lexical((1, 1)), Token);

        Assert.Single(result.Hits);
        Assert.Equal(2, clock.Waits.Count);
        Assert.InRange(clock.Waits[0], TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200));
        Assert.InRange(clock.Waits[1], TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400));
        Assert.Empty(bed.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Write_WhenItsOutcomeIsUnknown_IsSentAgainAndCountsOnce(QdrantFault fault)
    {
        await using var bed = await QdrantTestBed.StartAsync(new ImpatientClock());
        bed.Server.Enqueue(fault);

        await bed.BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));
        await bed.Index.ApplyAsync(new VectorIndexChange([Document(1, Passage(3, (1, 30)))], [Id(2)], 2), Token);
        await bed.BuildAsync(Document(1, Passage(3, (1, 30))));

        Assert.Equal(Id(3), Assert.Single((await bed.Index.QueryAsync(Lexical((1, 1)), Token)).Hits).ChunkId);
        Assert.Single(bed.Server.Collections);
    }

    [Fact]
    public async Task Query_WhenTheServerAsksForTime_WaitsThatLong()
    {
        var clock = new ImpatientClock();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(new QdrantFault.Error(429, "query_points", "17"));
        await bed.Index.QueryAsync(Lexical((1, 1)), Token);

        Assert.Equal([TimeSpan.FromSeconds(17)], clock.Waits);
    }

    [Fact]
    public async Task Query_WhenTheServerAsksForTooMuchTime_GivesUpAtOnce()
    {
        var clock = new ImpatientClock();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(new QdrantFault.Error(429, "query_points", "999999"));
        await AssertUnavailableAsync(() => bed.Index.QueryAsync(Lexical((1, 1)), Token));

        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task Query_WhenTheServerGoesOnFailing_IsUnavailableAndLoggedOnce()
    {
        await using var bed = await QdrantTestBed.StartAsync(new ImpatientClock());
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        await bed.Index.GetStateAsync(Token);

        bed.Server.Enqueue([.. Enumerable.Repeat(new QdrantFault.Error(503, "query_points"), 5)]);
        await AssertUnavailableAsync(() => bed.Index.QueryAsync(Lexical((1, 1)), Token));

        Assert.Equal(5, bed.Sent("POST", "/points/query").Count);
        var line = Assert.Single(bed.Log.Lines);
        Assert.Contains("query_points failed: Unavailable (status 503) after 5 attempts", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WhenTheServerHangs_EndsWithinTwiceTheTimeout()
    {
        var clock = new ManualTimeProvider();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        bed.Server.Enqueue(new QdrantFault.Hang(), new QdrantFault.Hang());

        var query = bed.Index.QueryAsync(Lexical((1, 1)), Token);
        await bed.Server.HangingAsync(Token);
        clock.Advance(_attempt);
        await clock.WaitForTimerAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(1));
        await bed.Server.HangingAsync(Token);
        clock.Advance(_attempt);

        var exception = await AssertUnavailableAsync(() => query);
        Assert.Contains("時間内", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WhenCancelledWhileTheServerHangs_EndsAsCancelled()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        bed.Server.Enqueue(new QdrantFault.Hang());
        using var person = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var query = bed.Index.QueryAsync(Lexical((1, 1)), person.Token);
        await bed.Server.HangingAsync(Token);
        await person.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
        Assert.Empty(bed.Log.Lines);
    }

    [Fact]
    public async Task Query_WhenCancelledBetweenAttempts_EndsAsCancelled()
    {
        var clock = new ManualTimeProvider();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        bed.Server.Enqueue(new QdrantFault.Error(429, RetryAfter: "30"));
        using var person = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var query = bed.Index.QueryAsync(Lexical((1, 1)), person.Token);
        await clock.WaitForTimerAsync(Token);
        await person.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
    }

    [Fact]
    public async Task Anything_WhenTheServerIsGone_IsUnavailable()
    {
        await using var bed = await QdrantTestBed.StartAsync(new ImpatientClock());
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        await bed.Server.DisposeAsync();

        await AssertUnavailableAsync(() => bed.Index.GetStateAsync(Token));
        await AssertUnavailableAsync(() => bed.Index.QueryAsync(Lexical((1, 1)), Token));
        await AssertUnavailableAsync(() => bed.Index.ApplyAsync(Change(2), Token));
        var exception = await AssertUnavailableAsync(() => bed.Index.BeginRebuildAsync(Specification, Token));
        Assert.Contains("接続できません", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-key-of-the-test")]
    public async Task Anything_WhenTheKeyIsNotTaken_SaysSoWithoutTryingAgain(string? key)
    {
        var clock = new ImpatientClock();
        await using var bed = await QdrantTestBed.StartAsync(clock, new QdrantOptions { TimeoutSeconds = 120, ApiKey = key }, serverKey: "right-key-of-the-test");

        var exception = await AssertUnavailableAsync(() => bed.Index.GetStateAsync(Token));

        Assert.Contains("APIキー", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Vectors:Qdrant:ApiKey", exception.NextStep, StringComparison.Ordinal);
        Assert.Empty(clock.Waits);
        Assert.All(bed.Log.Lines, line => Assert.DoesNotContain("key-of-the-test", line.Message + line.Exception, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Anything_WhenTheKeyIsRight_Works()
    {
        await using var bed = await QdrantTestBed.StartAsync(options: new QdrantOptions { TimeoutSeconds = 120, ApiKey = "right" }, serverKey: "right");

        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        Assert.Equal(1, (await bed.Index.GetStateAsync(Token))!.Passages);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    [InlineData(507)]
    public async Task Query_WhenTheServerRefusesIt_IsNotSentAgain(int status)
    {
        var clock = new ImpatientClock();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(new QdrantFault.Error(status, "query_points"));
        await AssertUnavailableAsync(() => bed.Index.QueryAsync(Lexical((1, 1)), Token));

        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task State_WhenSomethingElseAnswers_IsUnavailable()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        bed.Server.Enqueue(new QdrantFault.Page(302));

        var exception = await AssertUnavailableAsync(() => bed.Index.GetStateAsync(Token));

        Assert.Contains("読み取れない", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Vectors:Qdrant:Url", exception.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_WhenTheServerIsTooOld_SaysWhichIsNeeded()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        bed.Server.Version = "1.16.3";

        var exception = await AssertUnavailableAsync(() => bed.Index.BeginRebuildAsync(Specification, Token));

        Assert.Contains("1.16.3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("1.17", exception.NextStep, StringComparison.Ordinal);
        Assert.Empty(bed.Server.Collections);
    }

    private static async Task<AssistantException> AssertUnavailableAsync(Func<Task> action)
    {
        var exception = await Assert.ThrowsAsync<AssistantException>(action);
        Assert.Equal("index_unavailable", exception.Code);
        Assert.NotNull(exception.NextStep);
        return exception;
    }
}
