using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class ConversationStoreTests : IAsyncLifetime
{
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Question_IsStored_BeforeAnyWork()
    {
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "計画の期間は？", Token);

        var turn = await _storage.Conversations.FindTurnAsync(started.AnswerId, Turns.Staff, Token);

        Assert.Equal(new StoredTurn(started.AnswerId, started.ConversationId, "計画の期間は？", TurnStates.Pending, _storage.Time.GetUtcNow(), null, null), turn);
        Assert.Equal(turn!.AskedAt, started.AskedAt);
    }

    [Fact]
    public async Task Answer_AndItsUsageEvent_AreStoredTogether()
    {
        var document = await StoreDocumentAsync();
        var (answer, usage) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "計画の期間は？", document);

        var turn = await _storage.Conversations.FindTurnAsync(answer.AnswerId, Turns.Staff, Token);

        Assert.Equivalent(answer, turn!.Response, strict: true);
        Assert.Equivalent(usage, Assert.Single(await Turns.UsageAsync(_storage)), strict: true);
    }

    [Fact]
    public async Task UsageEvent_ThatCannotBeStored_TakesTheAnswerWithIt()
    {
        var document = await StoreDocumentAsync();
        var (_, usage) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "一つ目", document);
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "二つ目", Token);

        await Assert.ThrowsAnyAsync<Exception>(() => _storage.Conversations.CompleteTurnAsync(
            new TurnOutcome(started.AnswerId, TurnStates.Answered, Turns.Response(started, document), null), usage, Token));

        var turn = await _storage.Conversations.FindTurnAsync(started.AnswerId, Turns.Staff, Token);
        Assert.Equal((TurnStates.Pending, null), (turn!.State, turn.Response));
        Assert.Single(await Turns.UsageAsync(_storage));
    }

    [Fact]
    public async Task Turn_CompletedTwice_IsRefusedAndCountedOnce()
    {
        var document = await StoreDocumentAsync();
        var (answer, usage) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "質問", document);

        var failure = await Assert.ThrowsAsync<AssistantException>(() => _storage.Conversations.CompleteTurnAsync(
            new TurnOutcome(answer.AnswerId, TurnStates.Failed, null, "late"), usage with { Id = "another" }, Token));

        Assert.Equal("turn_completed", failure.Code);
        Assert.Single(await Turns.UsageAsync(_storage));
    }

    [Fact]
    public async Task Turn_DeletedWhileItIsAnswered_IsCountedButNotKept()
    {
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);
        Assert.True(await _storage.Conversations.DeleteAsync(started.ConversationId, Turns.Staff.UserId, Token));

        await _storage.Conversations.CompleteTurnAsync(new TurnOutcome(started.AnswerId, TurnStates.Failed, null, "model_timed_out"), Turns.Usage(started, TurnStates.Failed), Token);

        Assert.Null(await _storage.Conversations.FindTurnAsync(started.AnswerId, Turns.Staff, Token));
        Assert.Single(await Turns.UsageAsync(_storage));
    }

    [Fact]
    public async Task Conversation_OfSomebodyElse_DoesNotExist()
    {
        var other = Turns.Staff with { UserId = "other" };
        var administrator = Requester.LocalAdministrator;
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "質問", Token);

        foreach (var requester in new[] { other, administrator })
        {
            Assert.Null(await _storage.Conversations.FindAsync(started.ConversationId, requester, Token));
            Assert.Null(await _storage.Conversations.FindTurnAsync(started.AnswerId, requester, Token));
            Assert.Empty(await _storage.Conversations.ListAsync(requester.UserId, 10, Token));
            Assert.False(await _storage.Conversations.DeleteAsync(started.ConversationId, requester.UserId, Token));
            var failure = await Assert.ThrowsAsync<AssistantException>(() => _storage.Conversations.StartTurnAsync(started.ConversationId, requester, "続き", Token));
            Assert.Equal("conversation_not_found", failure.Code);
        }

        Assert.Single((await _storage.Conversations.FindAsync(started.ConversationId, Turns.Staff, Token))!.Turns);
    }

    [Fact]
    public async Task Conversation_Continued_GivesEarlierAnswersOldestFirst_AndNoUnansweredQuestion()
    {
        var document = await StoreDocumentAsync();
        var (first, _) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "一つ目", document);
        var blocked = await _storage.Conversations.StartTurnAsync(first.ConversationId, Turns.Staff, "個人情報を含む質問", Token);
        await _storage.Conversations.CompleteTurnAsync(new TurnOutcome(blocked.AnswerId, TurnStates.Blocked, null, "guideline"), Turns.Usage(blocked, TurnStates.Blocked), Token);
        await Turns.AnswerAsync(_storage, first.ConversationId, Turns.Staff, "二つ目", document);

        var third = await _storage.Conversations.StartTurnAsync(first.ConversationId, Turns.Staff, "三つ目", Token);

        Assert.Equal([new("一つ目", first.Answer), new("二つ目", first.Answer)], third.History);
        var conversation = await _storage.Conversations.FindAsync(first.ConversationId!, Turns.Staff, Token);
        Assert.Equal(["一つ目", "個人情報を含む質問", "二つ目", "三つ目"], conversation!.Turns.Select(t => t.Question));
    }

    [Fact]
    public async Task Conversations_AreListedNewestFirst_CalledByTheirFirstQuestion()
    {
        await _storage.Conversations.StartTurnAsync(null, Turns.Staff, "  古い\n質問  です ", Token);
        _storage.Time.Advance(TimeSpan.FromMinutes(1));
        var started = await _storage.Conversations.StartTurnAsync(null, Turns.Staff, string.Concat(Enumerable.Repeat("辻\U000E0100", 41)), Token);
        _storage.Time.Advance(TimeSpan.FromMinutes(1));
        await _storage.Conversations.StartTurnAsync(started.ConversationId, Turns.Staff, "続き", Token);

        var list = await _storage.Conversations.ListAsync(Turns.Staff.UserId, 10, Token);

        Assert.Equal([string.Concat(Enumerable.Repeat("辻\U000E0100", 40)) + "…", "古い 質問 です"], list.Select(c => c.Title));
        Assert.Equal([2, 1], list.Select(c => c.Turns));
        Assert.Equal(_storage.Time.GetUtcNow(), list[0].UpdatedAt);
        Assert.Single(await _storage.Conversations.ListAsync(Turns.Staff.UserId, 1, Token));
    }

    [Fact]
    public async Task History_WhoseDocumentMayNoLongerBeRead_WithholdsAnswerAndQuote()
    {
        var document = await StoreDocumentAsync();
        var open = SampleDocuments.Create("公開.md", ["staff"]);
        await open.StoreAsync(_storage.Writer, Token);
        var (answer, _) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "質問", document, open);
        await (document with { Record = document.Record with { Metadata = document.Record.Metadata with { Access = ["人事課"] } } }).StoreAsync(_storage.Writer, Token);

        var turn = await _storage.Conversations.FindTurnAsync(answer.AnswerId, Turns.Staff, Token);
        var conversation = await _storage.Conversations.FindAsync(answer.ConversationId!, Turns.Staff, Token);
        var next = await _storage.Conversations.StartTurnAsync(answer.ConversationId, Turns.Staff, "続き", Token);

        Assert.Equal("", turn!.Response!.Answer);
        Assert.Equal(["", answer.Citations[1].Quote], turn.Response.Citations.Select(c => c.Quote));
        Assert.Equal(["（閲覧できない文書）", answer.Citations[1].Title], turn.Response.Citations.Select(c => c.Title));
        Assert.Contains(turn.Response.Warnings, w => w.Code == "history_restricted");
        Assert.Equivalent(turn, Assert.Single(conversation!.Turns), strict: true);
        Assert.Equal([new("質問", "")], next.History);
    }

    [Fact]
    public async Task History_WhoseDocumentIsGone_WithholdsItToo_ExceptForAdministrators()
    {
        var document = await StoreDocumentAsync();
        var administrator = new Requester("boss", null, new HashSet<string>([Roles.Admin], StringComparer.Ordinal));
        var (staff, _) = await Turns.AnswerAsync(_storage, null, Turns.Staff, "質問", document);
        var (boss, _) = await Turns.AnswerAsync(_storage, null, administrator, "質問", document);
        await _storage.Writer.RemoveAsync(document.Record.Id, Token);

        Assert.Equal("", (await _storage.Conversations.FindTurnAsync(staff.AnswerId, Turns.Staff, Token))!.Response!.Answer);
        Assert.Equivalent(boss, (await _storage.Conversations.FindTurnAsync(boss.AnswerId, administrator, Token))!.Response, strict: true);
    }

    private async Task<SampleDocument> StoreDocumentAsync()
    {
        var document = SampleDocuments.Create("規程.md", ["staff"]);
        await document.StoreAsync(_storage.Writer, Token);
        return document;
    }
}
