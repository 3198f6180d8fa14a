using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Usage;

namespace Assistant.Cli.Evaluation;

/// <summary>Gives a turn its ids and keeps nothing: every question of an evaluation begins a conversation of its own.</summary>
internal sealed class MemoryConversationStore(TimeProvider time) : IConversationStore
{
    public Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, TurnQuestion question, CancellationToken cancellationToken) =>
        Task.FromResult(new StartedTurn(NewId(), NewId(), time.GetUtcNow(), []));

    public Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConversationSummary>>([]);

    public Task<Conversation?> FindAsync(string conversationId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult<Conversation?>(null);

    public Task<StoredTurn?> FindTurnAsync(string answerId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult<StoredTurn?>(null);

    public Task<string?> LastQuestionAsync(string conversationId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) => Task.FromResult(0);

    private static string NewId() => Guid.NewGuid().ToString("N");
}
