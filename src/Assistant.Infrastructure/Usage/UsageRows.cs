using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

/// <summary>How usage events lie in their table. There is no update; only the purge deletes.</summary>
internal static class UsageRows
{
    /// <summary>In the order of <see cref="Map"/>; the latest statement of minutes wins over the one that came with the event.</summary>
    public const string Columns = """
        e.id, e.occurred_at, e.user_id, e.department, e.post, e.feature, e.template_id, e.template_version, e.mode, e.model,
        e.input_tokens, e.output_tokens, e.outcome, e.error_code, e.documents, e.retrieval_ms, e.total_ms,
        coalesce((SELECT f.minutes FROM usage_feedback f WHERE f.event_id = e.id ORDER BY f.seq DESC LIMIT 1), e.minutes_saved),
        e.findings, e.policy_version, e.source, e.purpose,
        (SELECT f.category FROM usage_feedback f WHERE f.event_id = e.id ORDER BY f.seq DESC LIMIT 1)
        """;

    /// <summary>Runs in the transaction of what the event counts; the key figures follow in the same one.</summary>
    public static async Task AppendAsync(DbConnection connection, UsageEvent usage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ChainWriter.AppendAsync(connection, ChainedTable.Usage, now, Values(usage), cancellationToken);
        await UsageCounts.CatchUpAsync(connection, cancellationToken);
    }

    /// <summary>In the order of the columns of <see cref="ChainedTable.Usage"/>.</summary>
    public static object?[] Values(UsageEvent usage) =>
    [
        usage.Id, usage.OccurredAt, usage.UserId, Stated(usage.Department), Stated(usage.Post), usage.Feature, usage.TemplateId, usage.TemplateVersion, usage.Mode, usage.Model,
        usage.InputTokens, usage.OutputTokens, usage.Outcome, usage.ErrorCode,
        usage.Documents.Count == 0 ? "[]" : JsonSerializer.Serialize([.. usage.Documents], StorageJson.Shared.StringArray),
        usage.RetrievalMs, usage.TotalMs, usage.MinutesSaved, usage.Findings, usage.PolicyVersion, usage.Source, Stated(usage.Purpose),
    ];

    public static UsageEvent Map(DbDataReader reader) => new(
        reader.GetString(0),
        reader.Time(1),
        reader.GetString(2),
        reader.Text(3),
        reader.GetString(5),
        reader.GetString(6),
        reader.GetString(7),
        reader.GetString(8),
        reader.Text(9),
        reader.GetInt32(10),
        reader.GetInt32(11),
        reader.GetString(12),
        reader.Text(13),
        reader.GetString(14) is not "[]" and var documents ? JsonSerializer.Deserialize(documents, StorageJson.Shared.StringArray)! : [],
        reader.GetInt32(15),
        reader.GetInt32(16))
    {
        Post = reader.Text(4),
        MinutesSaved = reader.IsDBNull(17) ? null : reader.GetInt32(17),
        Findings = reader.GetInt32(18),
        PolicyVersion = reader.Text(19),
        Source = reader.Text(20),
        Purpose = reader.Text(21),
        Category = reader.Text(22),
    };

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
