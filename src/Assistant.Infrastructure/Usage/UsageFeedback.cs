using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

internal sealed class UsageFeedback(ChainedDatabase database, IGuidelinePolicies policies, TimeProvider time) : IUsageFeedback
{
    public async Task StateAsync(string answerId, Requester person, int minutesSaved, string? category, CancellationToken cancellationToken)
    {
        if (!IUsageFeedback.Choices.Contains(minutesSaved))
        {
            throw new AssistantException("minutes_invalid", $"減った時間は {string.Join('、', IUsageFeedback.Choices)} 分のどれかです。");
        }

        if (category is not null && (await policies.CurrentAsync(cancellationToken)).Policy.SurveyCategories is var known && !known.Contains(category, StringComparer.Ordinal))
        {
            throw new AssistantException("category_unknown", "指定された使いみちは、ガイドラインの方針にありません。") { NextStep = $"選べる使いみちは {string.Join('、', known)} です。" };
        }

        await database.WriteAsync(
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
                await ChainWriter.AppendAsync(connection, ChainedTable.Feedback, now, [answerId, person.UserId, minutesSaved, now, category], cancellationToken);
                await UsageCounts.ChangeReportAsync(connection, usage, minutesSaved, category, cancellationToken);
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
