using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Usage;

namespace Assistant.Api.Tests.Fakes;

/// <summary>Two conversations of the person <c>hanako</c>.</summary>
internal sealed class FakeConversationStore : IConversationStore
{
    public const string Owner = "hanako";

    private readonly List<Conversation> _conversations =
    [
        new("k1", "利用者数", [new StoredTurn("a1", "k1", "利用者数は？", "answered", default, FakeAnswerService.Response, null)]),
        new("k2", "止めた質問", [new StoredTurn("a2", "k2", "止めた質問", "abandoned", default, null, null)]),
    ];

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConversationSummary>>(
            [.. Own(userId).Take(limit).Select(c => new ConversationSummary(c.Id, c.Title, default, c.Turns.Count))]);

    public Task<Conversation?> FindAsync(string conversationId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult(Own(requester.UserId).FirstOrDefault(c => c.Id == conversationId));

    public Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        Task.FromResult(userId == Owner && _conversations.RemoveAll(c => c.Id == conversationId) > 0);

    public Task<StoredTurn?> FindTurnAsync(string answerId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult(Own(requester.UserId).SelectMany(c => c.Turns).FirstOrDefault(t => t.AnswerId == answerId));

    public Task<string?> LastQuestionAsync(string conversationId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, TurnQuestion question, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) => throw new NotSupportedException();

    private List<Conversation> Own(string userId) => userId == Owner ? _conversations : [];
}
