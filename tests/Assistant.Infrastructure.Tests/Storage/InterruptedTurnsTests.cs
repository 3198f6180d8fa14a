using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class InterruptedTurnsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_OfAProcessThatWasKilled_EndsAtTheNextStart_AndIsCounted()
    {
        using var folder = new TemporaryFolder();
        Assert.NotEqual(ChildStart.Opened, await ChildStart.RunAsync(folder, ChildStart.Crash, Token));

        await using var storage = await StorageFixture.OpenAsync(Token, folder);

        var crashed = Turns.Staff with { UserId = "crashed" };
        var conversation = Assert.Single(await storage.Conversations.ListAsync(crashed.UserId, 10, Token));
        var turn = Assert.Single((await storage.Conversations.FindAsync(conversation.Id, crashed, Token))!.Turns);
        Assert.Equal(("途中で終わる質問", TurnStates.Failed, "interrupted"), (turn.Question, turn.State, turn.ErrorCode));
        var usage = Assert.Single(await Turns.UsageAsync(storage));
        Assert.Equal((turn.AnswerId, "crashed", "DX戦略課", UsageFeatures.Ask, TurnStates.Failed, "interrupted", turn.AskedAt), (usage.Id, usage.UserId, usage.Department, usage.Feature, usage.Outcome, usage.ErrorCode, usage.OccurredAt));
        Assert.Empty(Directory.GetFiles(folder.Combine("data", "run")));
    }

    [Fact]
    public async Task Turn_OfALivingProcess_IsLeftToIt()
    {
        await using var server = await StorageFixture.OpenAsync(Token);
        var started = await server.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);

        await using (var commandLine = await StorageFixture.OpenAsync(Token, server.Folder))
        {
            Assert.Empty(await Turns.UsageAsync(commandLine));
        }

        await server.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, TurnStates.Answered, Turns.Response(started), null), Turns.Usage(started, TurnStates.Answered), Token);
        Assert.Equal(TurnStates.Answered, Assert.Single(await Turns.UsageAsync(server)).Outcome);
    }

    [Fact]
    public async Task Turn_OfAProcessThatEndedWithoutIt_EndsAtTheNextStart()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await StorageFixture.OpenAsync(Token, folder))
        {
            await first.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);
        }

        await using var second = await StorageFixture.OpenAsync(Token, folder);
        await second.Services.InitialiseStorageAsync(Token);

        Assert.Equal("interrupted", Assert.Single(await Turns.UsageAsync(second)).ErrorCode);
    }
}
