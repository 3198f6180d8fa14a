using Assistant.Core.Answering;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

internal sealed class StatedMinutes(Database database, TimeProvider time) : IStatedMinutes
{
    public async Task<IReadOnlyDictionary<string, MinutesStatement>> ListAsync(string userId, IReadOnlyCollection<string> answerIds, CancellationToken cancellationToken)
    {
        var closed = time.GetUtcNow() - IUsageFeedback.Open;
        var uses = await database.ReadAsync(
            connection => connection
                .Sql($"SELECT {UsageRows.Columns} FROM usage_events e WHERE e.user_id = @user AND e.id IN ({{answer}})")
                .With("@user", userId)
                .WithList("answer", answerIds)
                .ListAsync(UsageRows.Map, cancellationToken),
            cancellationToken);

        // Who got no answer is not asked; what was said about such a turn all the same stays to be seen.
        return uses.Where(u => u.Outcome == TurnStates.Answered || u.MinutesSaved is not null).ToDictionary(u => u.Id, u => new MinutesStatement(u.MinutesSaved, u.OccurredAt >= closed, u.Category), StringComparer.Ordinal);
    }
}
