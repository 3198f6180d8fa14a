using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Usage;

namespace Assistant.Infrastructure.Storage;

/// <summary>How usage events lie in their table. There is no update and no delete.</summary>
internal static class UsageRows
{
    public const string Columns = """
        id, occurred_at, user_id, department, feature, template_id, template_version, mode, model,
        input_tokens, output_tokens, outcome, error_code, documents, retrieval_ms, total_ms
        """;

    /// <summary>Runs in the transaction of what the event counts.</summary>
    public static Task<int> AppendAsync(DbConnection connection, UsageEvent usage, CancellationToken cancellationToken) => connection
        .Sql($"""
            INSERT INTO usage_events ({Columns})
            VALUES (@id, @at, @user, @department, @feature, @template, @version, @mode, @model, @input, @output, @outcome, @error, @documents, @retrieval, @total)
            """)
        .With("@id", usage.Id)
        .With("@at", usage.OccurredAt)
        .With("@user", usage.UserId)
        .With("@department", usage.Department)
        .With("@feature", usage.Feature)
        .With("@template", usage.TemplateId)
        .With("@version", usage.TemplateVersion)
        .With("@mode", usage.Mode)
        .With("@model", usage.Model)
        .With("@input", usage.InputTokens)
        .With("@output", usage.OutputTokens)
        .With("@outcome", usage.Outcome)
        .With("@error", usage.ErrorCode)
        .With("@documents", JsonSerializer.Serialize([.. usage.Documents], StorageJson.Shared.StringArray))
        .With("@retrieval", usage.RetrievalMs)
        .With("@total", usage.TotalMs)
        .RunAsync(cancellationToken);

    public static UsageEvent Map(DbDataReader reader) => new(
        reader.GetString(0),
        reader.Time(1),
        reader.GetString(2),
        reader.Text(3),
        reader.GetString(4),
        reader.GetString(5),
        reader.GetString(6),
        reader.GetString(7),
        reader.Text(8),
        reader.GetInt32(9),
        reader.GetInt32(10),
        reader.GetString(11),
        reader.Text(12),
        JsonSerializer.Deserialize(reader.GetString(13), StorageJson.Shared.StringArray)!,
        reader.GetInt32(14),
        reader.GetInt32(15));
}
