using System.Collections.Concurrent;
using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Time;
using Assistant.Core.Usage;

namespace Assistant.Browser.Tests.Site;

/// <summary>Conversations of this test run, each seen by its owner alone.</summary>
internal sealed class MemoryConversations : IConversationStore
{
    private readonly ConcurrentDictionary<string, (string UserId, List<StoredTurn> Turns)> conversations = new(StringComparer.Ordinal);
    private int clock;

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string userId, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConversationSummary>>([.. conversations
            .Where(c => c.Value.UserId == userId && c.Value.Turns.Count > 0)
            .Select(c => new ConversationSummary(c.Key, c.Value.Turns[0].Question, c.Value.Turns[^1].AskedAt, c.Value.Turns.Count))
            .OrderByDescending(c => c.UpdatedAt)
            .Take(limit)]);

    public Task<Conversation?> FindAsync(string conversationId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult(conversations.TryGetValue(conversationId, out var found) && found.UserId == requester.UserId
            ? new Conversation(conversationId, found.Turns[0].Question, [.. found.Turns])
            : null);

    public Task<StoredTurn?> FindTurnAsync(string answerId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult(conversations.Values.Where(c => c.UserId == requester.UserId).SelectMany(c => c.Turns).FirstOrDefault(t => t.AnswerId == answerId));

    public Task<string?> LastQuestionAsync(string conversationId, Requester requester, CancellationToken cancellationToken) =>
        Task.FromResult(conversations.TryGetValue(conversationId, out var found) && found.UserId == requester.UserId ? found.Turns[^1].Question : null);

    public Task<StartedTurn> StartTurnAsync(string? conversationId, Requester requester, TurnQuestion question, CancellationToken cancellationToken)
    {
        var id = conversationId ?? Guid.NewGuid().ToString("n");
        var (_, turns) = conversations.GetOrAdd(id, _ => (requester.UserId, []));
        var askedAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, JapanTime.Offset).AddMinutes(Interlocked.Increment(ref clock));
        var turn = new StoredTurn(Guid.NewGuid().ToString("n"), id, question.Text, TurnStates.Pending, askedAt, null, null) { Material = question.Material.IsEmpty ? null : question.Material };
        turns.Add(turn);
        return Task.FromResult(new StartedTurn(turn.AnswerId, id, askedAt, []));
    }

    public Task CompleteTurnAsync(TurnOutcome outcome, UsageEvent usage, CancellationToken cancellationToken)
    {
        foreach (var (_, turns) in conversations.Values)
        {
            var index = turns.FindIndex(t => t.AnswerId == outcome.AnswerId);
            if (index >= 0)
            {
                turns[index] = turns[index] with { State = outcome.State, Response = outcome.Response, ErrorCode = outcome.ErrorCode };
            }
        }

        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        Task.FromResult(conversations.TryGetValue(conversationId, out var found) && found.UserId == userId && conversations.TryRemove(conversationId, out _));

    public Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"Not needed by pages ({olderThan:o})."));
}
