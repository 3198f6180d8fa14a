using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Personal;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Usage.Personal;

/// <summary>Every query names the person: nothing about anybody else is read.</summary>
internal sealed class PersonalRecordReader(Database database, IOptions<ConversationOptions> conversations, IOptions<LogRetentionOptions> logs, TimeProvider time) : IPersonalRecord
{
    public Task<PersonalRecord> ReadAsync(UserAccount person, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => new PersonalRecord(
            person.Id,
            person.Name,
            person.DisplayName,
            person.Department,
            [.. person.Roles.Order(StringComparer.Ordinal)],
            await ReadMonthsAsync(connection, person.Id, cancellationToken),
            await ReadConversationsAsync(connection, person.Id, cancellationToken),
            await ReadAuditAsync(connection, person.Id, cancellationToken),
            new PersonalRetention(conversations.Value.RetentionDays, logs.Value.UsageDays, logs.Value.AccessDays, logs.Value.AdministrationDays),
            time.GetUtcNow()),
        cancellationToken);

    private static async Task<IReadOnlyList<PersonalMonth>> ReadMonthsAsync(DbConnection connection, string id, CancellationToken cancellationToken)
    {
        var stated = (await connection
            .Sql("""
                SELECT e.occurred_at, f.minutes FROM usage_feedback f JOIN usage_events e ON e.id = f.event_id
                WHERE f.user_id = @id AND f.seq = (SELECT max(l.seq) FROM usage_feedback l WHERE l.event_id = f.event_id)
                """)
            .With("@id", id)
            .ListAsync(r => (Month: YearMonth.Of(r.Time(0)), Minutes: r.GetInt32(1)), cancellationToken)).ToLookup(s => s.Month, s => s.Minutes);
        return await connection
            .Sql("SELECT month, sum(events) FROM usage_user_months WHERE user_id = @id GROUP BY month ORDER BY month")
            .With("@id", id)
            .ListAsync(
                r =>
                {
                    var month = YearMonth.FromNumber(r.GetInt32(0));
                    return new PersonalMonth(month.ToString(), r.GetInt32(1), stated[month].Count(), stated[month].Sum());
                },
                cancellationToken);
    }

    private async Task<PersonalConversations> ReadConversationsAsync(DbConnection connection, string id, CancellationToken cancellationToken)
    {
        var counted = await connection
            .Sql("SELECT count(DISTINCT c.id), count(t.id), min(t.asked_at) FROM conversations c LEFT JOIN turns t ON t.conversation_id = c.id WHERE c.user_id = @id")
            .With("@id", id)
            .ListAsync(r => (Conversations: r.GetInt32(0), Questions: r.GetInt32(1), Oldest: r.IsDBNull(2) ? (DateTimeOffset?)null : r.Time(2)), cancellationToken);
        var (count, questions, oldest) = counted[0];
        return new PersonalConversations(count, questions, oldest, oldest?.AddDays(conversations.Value.RetentionDays));
    }

    private static async Task<IReadOnlyList<PersonalAudit>> ReadAuditAsync(DbConnection connection, string id, CancellationToken cancellationToken) => await connection
        .Sql("""
            SELECT class, action, actor_id <> @id, count(*), max(at) FROM audit_records WHERE actor_id = @id OR target_id = @id
            GROUP BY class, action, actor_id <> @id ORDER BY class, action, actor_id <> @id
            """)
        .With("@id", id)
        .ListAsync(r => new PersonalAudit(r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetInt32(3), r.Time(4)), cancellationToken);
}
