using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

/// <summary>How audit records lie in their table.</summary>
internal static class AuditRows
{
    public const string Columns = "seq, at, action, actor_id, target_id, outcome, details, hash";

    /// <summary>Runs in the transaction of the deed where that is in the database too.</summary>
    public static Task AppendAsync(DbConnection connection, AuditRecord record, DateTimeOffset now, CancellationToken cancellationToken) => ChainWriter.AppendAsync(
        connection,
        ChainedTable.Audit,
        now,
        [now, AuditActions.ClassOf(record.Action), record.Action, record.ActorId, record.TargetId, record.Outcome, Details(record)],
        cancellationToken);

    public static StoredAuditRecord Map(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.Time(1),
        new AuditRecord(reader.GetString(2), reader.GetString(3), reader.Text(4), reader.GetString(5))
        {
            Details = reader.Text(6) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Shared.DictionaryStringString)! : new Dictionary<string, string>(StringComparer.Ordinal),
        },
        Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(7)));

    private static string? Details(AuditRecord record) => record.Details.Count == 0
        ? null
        : JsonSerializer.Serialize(
            record.Details.OrderBy(d => d.Key, StringComparer.Ordinal).ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal), StorageJson.Shared.DictionaryStringString);
}
