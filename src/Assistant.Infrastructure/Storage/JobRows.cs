using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Storage;

/// <summary>A job with what only the engine needs to know.</summary>
/// <param name="Root">The topmost folder whose defaults count; null for a file that was asked for by itself.</param>
/// <param name="Lost">Attempts that ended together with their process.</param>
internal sealed record StoredJob(IngestionJob Job, string Stamp, long Bytes, bool Forced, StatedMetadata Defaults, int Lost, string? Root);

internal static class JobRows
{
    public const string Columns = """
        j.id, j.source, j.uri, j.document_id, j.name, j.state, j.attempts, j.pages_done, j.pages, j.enqueued_at, j.started_at, j.not_before, j.error_code, j.error_message,
        j.stamp, j.bytes, j.forced, j.defaults, j.lost, j.root
        """;

    /// <summary>The same for RETURNING, which knows no alias.</summary>
    public static readonly string Returned = Columns.Replace("j.", string.Empty, StringComparison.Ordinal);

    private static readonly string _nothingStated = JsonSerializer.Serialize(new StatedMetadata(), StorageJson.Shared.StatedMetadata);

    /// <summary>Null when nothing is stated.</summary>
    public static string? ToStored(StatedMetadata? defaults) =>
        defaults is not null && JsonSerializer.Serialize(defaults, StorageJson.Shared.StatedMetadata) is var stored && stored != _nothingStated ? stored : null;

    /// <summary>Null when nothing was stated.</summary>
    public static StatedMetadata? Defaults(DbDataReader reader, int column) =>
        reader.Text(column) is { } defaults ? JsonSerializer.Deserialize(defaults, StorageJson.Shared.StatedMetadata) : null;

    public static IngestionJob MapJob(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetString(4),
        Enum.Parse<JobState>(reader.GetString(5), ignoreCase: true),
        reader.GetInt32(6),
        reader.GetInt32(7),
        reader.GetInt32(8),
        reader.Time(9),
        reader.IsDBNull(10) ? null : reader.Time(10),
        reader.IsDBNull(11) ? null : reader.Time(11),
        reader.Text(12),
        reader.Text(13));

    public static StoredJob Map(DbDataReader reader) => new(
        MapJob(reader),
        reader.GetString(14),
        reader.GetInt64(15),
        reader.GetInt64(16) != 0,
        Defaults(reader, 17) ?? new StatedMetadata(),
        reader.GetInt32(18),
        reader.Text(19));
}
