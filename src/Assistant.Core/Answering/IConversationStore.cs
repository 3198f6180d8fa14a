using Assistant.Core.Access;
using Assistant.Core.Usage;

namespace Assistant.Core.Answering;

/// <summary>Conversations belong to the person who asked; nobody else reads them.</summary>
public interface IConversationStore
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken);

    /// <summary>Null when there is none or it is somebody else's.</summary>
    Task<Conversation?> FindAsync(string conversationId, string userId, CancellationToken cancellationToken);

    Task<StoredTurn?> FindTurnAsync(string answerId, string userId, CancellationToken cancellationToken);

    /// <summary>Stores the question before any work, so that it is never lost. Begins a conversation when the id is null.</summary>
    /// <exception cref="Errors.AssistantException"><c>conversation_not_found</c>.</exception>
    Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, string question, CancellationToken cancellationToken);

    /// <summary>Stores the answer and its usage event in one transaction.</summary>
    Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken);

    Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken);

    /// <summary>Removes questions and answers older than the configured days; usage events stay. Returns how many turns went.</summary>
    Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}

public sealed record ConversationSummary(string Id, string Title, DateTimeOffset UpdatedAt, int Turns);

public sealed record Conversation(string Id, string Title, IReadOnlyList<StoredTurn> Turns);

/// <param name="Response">Null while pending, and when the turn failed or was abandoned.</param>
/// <param name="State"><c>pending</c>, <c>answered</c>, <c>no_evidence</c>, <c>blocked</c>, <c>failed</c> or <c>abandoned</c>.</param>
public sealed record StoredTurn(string AnswerId, string ConversationId, string Question, string State, DateTimeOffset AskedAt, AnswerResponse? Response, string? ErrorCode);

public sealed record StartedTurn(string AnswerId, string ConversationId, DateTimeOffset AskedAt, IReadOnlyList<ConversationTurn> History);

public sealed record TurnOutcome(string AnswerId, string State, AnswerResponse? Response, string? ErrorCode);
