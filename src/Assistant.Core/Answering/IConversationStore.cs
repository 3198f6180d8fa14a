using Assistant.Core.Access;
using Assistant.Core.Usage;

namespace Assistant.Core.Answering;

/// <summary>Conversations belong to the person who asked; nobody else reads them.</summary>
public interface IConversationStore
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Null when there is none or it is somebody else's. An answer that cites a document which the person may not read
    /// today (right lost, document gone) comes without its text and that quote, with the warning <c>history_restricted</c>.
    /// </summary>
    Task<Conversation?> FindAsync(string conversationId, Requester requester, CancellationToken cancellationToken);

    /// <inheritdoc cref="FindAsync"/>
    Task<StoredTurn?> FindTurnAsync(string answerId, Requester requester, CancellationToken cancellationToken);

    /// <summary>
    /// The question before, as the person typed it: what was masked stands in it. Null when there is none, it went nowhere, or the
    /// conversation is somebody else's.
    /// </summary>
    Task<string?> LastQuestionAsync(string conversationId, Requester requester, CancellationToken cancellationToken);

    /// <summary>Stores the question before any work, so that it is never lost. Begins a conversation when the id is null.</summary>
    /// <exception cref="Errors.AssistantException"><c>conversation_not_found</c>.</exception>
    Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, TurnQuestion question, CancellationToken cancellationToken);

    /// <summary>Stores the answer and its usage event in one transaction. Of a turn deleted meanwhile only the usage event is stored.</summary>
    /// <exception cref="Errors.AssistantException"><c>turn_completed</c>: it has its answer already; nothing is written.</exception>
    Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken);

    Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken);

    /// <summary>Removes questions and answers asked before the moment; usage events stay. Returns how many turns went.</summary>
    Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}

public sealed record ConversationSummary(string Id, string Title, DateTimeOffset UpdatedAt, int Turns);

public sealed record Conversation(string Id, string Title, IReadOnlyList<StoredTurn> Turns)
{
    /// <summary>Id of a purpose of the policy; null where none was stated.</summary>
    public string? Purpose { get; init; }
}

/// <param name="Response">Null while pending, and when the turn failed or was abandoned.</param>
/// <param name="State"><c>pending</c>, <c>answered</c>, <c>no_evidence</c>, <c>blocked</c>, <c>failed</c> or <c>abandoned</c>.</param>
public sealed record StoredTurn(string AnswerId, string ConversationId, string Question, string State, DateTimeOffset AskedAt, AnswerResponse? Response, string? ErrorCode)
{
    /// <summary>The question as it was sent, where values were masked in it; null where it was sent as it stands.</summary>
    public string? SentAs { get; init; }

    /// <summary>What the person gave beside the question, with masked values put back; null where there was nothing.</summary>
    public AskedMaterial? Material { get; init; }

    /// <summary>The answer as it was stored, where values that were masked in the question stand in it again; null where it is the same.</summary>
    public string? AnsweredAs { get; init; }
}

/// <param name="History">Earlier turns with an answer, oldest first, at most the last 20; an answer that may no longer be read is empty.</param>
public sealed record StartedTurn(string AnswerId, string ConversationId, DateTimeOffset AskedAt, IReadOnlyList<ConversationTurn> History)
{
    /// <summary>Purpose of the conversation; null where none was stated.</summary>
    public string? Purpose { get; init; }
}

/// <param name="Text">As it may lie in the record: values that must not be there are masked.</param>
public sealed record TurnQuestion(string Text)
{
    /// <summary>As it may lie in the record; <see cref="AskedMaterial.None"/> where there is nothing.</summary>
    public AskedMaterial Material { get; init; } = AskedMaterial.None;

    /// <summary>Label to the value that was taken out. Kept under a key, handed out to the person who typed it alone, gone with the turn.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Purpose of the conversation; null leaves the one that it has.</summary>
    public string? Purpose { get; init; }

    /// <summary>A question in which nothing was masked.</summary>
    public static implicit operator TurnQuestion(string text) => new(text);
}

public sealed record TurnOutcome(string AnswerId, string State, AnswerResponse? Response, string? ErrorCode);
