using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

internal sealed class UsageFeedback(ChainedDatabase database, TimeProvider time) : IUsageFeedback
{
    public Task StateAsync(string answerId, Requester person, int minutesSaved, CancellationToken cancellationToken)
    {
        if (!IUsageFeedback.Choices.Contains(minutesSaved))
        {
            throw new AssistantException("minutes_invalid", $"減った時間は {string.Join('、', IUsageFeedback.Choices)} 分のどれかです。");
        }

        return database.WriteAsync(
            async connection =>
            {
                var usage = await connection
                    .Sql($"SELECT {UsageRows.Columns} FROM usage_events e WHERE e.id = @id AND e.user_id = @user")
                    .With("@id", answerId)
                    .With("@user", person.UserId)
                    .FirstAsync(UsageRows.Map, cancellationToken)
                    ?? throw new AssistantException("answer_not_found", "回答がないか、あなたの回答ではありません。");
                var now = time.GetUtcNow();
                Check(usage, now);
                await ChainWriter.AppendAsync(connection, ChainedTable.Feedback, now, [answerId, person.UserId, minutesSaved, now], cancellationToken);
                await UsageCounts.ChangeReportAsync(connection, usage, usage.MinutesSaved, minutesSaved, cancellationToken);
                await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.UsageFeedback, person.UserId, answerId), now, cancellationToken);
            },
            cancellationToken);
    }

    private static void Check(UsageEvent usage, DateTimeOffset now)
    {
        if (!UsageOutcomes.SavesTime(usage.Outcome))
        {
            throw new AssistantException("feedback_not_possible", "回答が得られなかった質問には、減った時間を記録できません。");
        }

        if (now - usage.OccurredAt > IUsageFeedback.Open)
        {
            throw new AssistantException("feedback_closed", $"減った時間を記録できるのは、回答から{IUsageFeedback.Open.Days}日以内です。");
        }
    }
}
