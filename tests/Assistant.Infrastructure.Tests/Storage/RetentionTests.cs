using System.Threading.Channels;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class RetentionTests
{
    private const string Marker = "秘密の質問文";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Purge_RemovesOldTurnsFromTheDiskItself_AndKeepsTheUsageLog()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        await CompleteAsync(storage, null, Marker);
        Assert.True(storage.IsOnDisk(Marker), "the search for the text works");

        var purged = await storage.Conversations.PurgeAsync(storage.Time.GetUtcNow().AddSeconds(1), Token);

        Assert.Equal(1, purged);
        Assert.Empty(await storage.Conversations.ListAsync(Turns.Staff.UserId, 10, Token));
        Assert.Single(await Turns.UsageAsync(storage));
        Assert.False(storage.IsOnDisk(Marker), "deleted text is overwritten");
    }

    [Fact]
    public async Task Purge_OfAFirstQuestion_TakesItFromTheTitleToo()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        var first = await CompleteAsync(storage, null, Marker);
        storage.Time.Advance(TimeSpan.FromDays(10));
        await CompleteAsync(storage, first.ConversationId, "新しい質問");

        Assert.Equal(1, await storage.Conversations.PurgeAsync(storage.Time.GetUtcNow().AddDays(-5), Token));

        Assert.Equal("新しい質問", Assert.Single(await storage.Conversations.ListAsync(Turns.Staff.UserId, 10, Token)).Title);
    }

    [Fact]
    public async Task Purge_LeavesPendingTurns()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        var started = await storage.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);

        Assert.Equal(0, await storage.Conversations.PurgeAsync(storage.Time.GetUtcNow().AddYears(1), Token));
        Assert.NotNull(await storage.Conversations.FindTurnAsync(started.AnswerId, Turns.Staff, Token));
    }

    [Fact]
    public async Task Service_PurgesOnceADay_WhatIsOlderThanTheConfiguredDays()
    {
        var time = new ManualTimeProvider();
        var start = time.GetUtcNow();
        var store = new RecordingStore();
        using var service = new RetentionPurge(store, Options.Create(new ConversationOptions { RetentionDays = 2 }), [], time, NullLogger<RetentionPurge>.Instance);
        await service.StartAsync(Token);
        await time.WaitForTimerAsync(Token);

        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(start.AddDays(-1), await store.Purges.Reader.ReadAsync(Token));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(start, await store.Purges.Reader.ReadAsync(Token));

        await service.StopAsync(Token);
    }

    [Fact]
    public async Task Service_ThatFailsOneDay_TriesAgainTheNext()
    {
        var time = new ManualTimeProvider();
        var store = new RecordingStore { Failure = new AssistantException("disk_full", "空きがありません。") };
        using var service = new RetentionPurge(store, Options.Create(new ConversationOptions()), [], time, NullLogger<RetentionPurge>.Instance);
        await service.StartAsync(Token);
        await time.WaitForTimerAsync(Token);

        time.Advance(TimeSpan.FromDays(1));
        await store.Purges.Reader.ReadAsync(Token);
        time.Advance(TimeSpan.FromDays(1));
        await store.Purges.Reader.ReadAsync(Token);

        Assert.False(service.ExecuteTask!.IsCompleted);
        await service.StopAsync(Token);
    }

    [Fact]
    public async Task Start_RemovesWhatIsPastItsTime()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        await using (var first = await StorageFixture.OpenAsync(Token, folder, time))
        {
            await CompleteAsync(first, null, "質問");
        }

        time.Advance(TimeSpan.FromDays(91));
        await using var second = await StorageFixture.OpenAsync(Token, folder, time);

        Assert.Empty(await second.Conversations.ListAsync(Turns.Staff.UserId, 10, Token));
    }

    [Fact]
    public async Task ZeroDays_KeepsNoTextOnceTheAnswerWasGiven()
    {
        await using var storage = await StorageFixture.OpenAsync(Token, settings: Keep(days: "0"));
        var started = await storage.Conversations.StartTurnAsync(null, Turns.Staff, Marker, Token);
        Assert.Equal(Marker, (await storage.Conversations.FindTurnAsync(started.AnswerId, Turns.Staff, Token))!.Question);

        await storage.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, TurnStates.Answered, Turns.Response(started), null), Turns.Usage(started, TurnStates.Answered), Token);

        var turn = await storage.Conversations.FindTurnAsync(started.AnswerId, Turns.Staff, Token);
        Assert.Equal(("", TurnStates.Answered, null), (turn!.Question, turn.State, turn.Response));
        Assert.Equal("", Assert.Single(await storage.Conversations.ListAsync(Turns.Staff.UserId, 10, Token)).Title);
        Assert.Empty((await storage.Conversations.StartTurnAsync(started.ConversationId, Turns.Staff, "続き", Token)).History);
        Assert.Single(await Turns.UsageAsync(storage));
    }

    private sealed class RecordingStore : IConversationStore
    {
        public Channel<DateTimeOffset> Purges { get; } = Channel.CreateUnbounded<DateTimeOffset>();

        public AssistantException? Failure { get; init; }

        public async Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
        {
            await Purges.Writer.WriteAsync(olderThan, cancellationToken);
            return Failure is null ? 0 : throw Failure;
        }

        public Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Conversation?> FindAsync(string conversationId, Requester requester, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredTurn?> FindTurnAsync(string answerId, Requester requester, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> LastQuestionAsync(string conversationId, Requester requester, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, TurnQuestion question, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private static async Task<StartedTurn> CompleteAsync(StorageFixture storage, string? conversationId, string question)
    {
        var started = await storage.Conversations.StartTurnAsync(conversationId, Turns.Staff, question, Token);
        await storage.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, TurnStates.Answered, Turns.Response(started), null), Turns.Usage(started, TurnStates.Answered), Token);
        return started;
    }

    private static Dictionary<string, string?> Keep(string days) => new(StringComparer.Ordinal) { ["Conversation:RetentionDays"] = days };
}
