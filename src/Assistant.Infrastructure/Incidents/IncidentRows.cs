using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Assistant.Core.Incidents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Incidents;

/// <summary>How reports lie in their tables.</summary>
internal static class IncidentRows
{
    private const string Columns =
        "id, number, reporter_id, department, reported_at, category, severity, description, snapshot, policy_version, due_on, state, assignee_id, answer, answered_at, version";

    /// <param name="tail">Constant text: condition and order.</param>
    public static DbCommand Select(DbConnection connection, string tail) => connection.Sql($"SELECT {Columns} FROM incidents {tail}");

    public static Task<IncidentReport?> FindAsync(DbConnection connection, string id, CancellationToken cancellationToken) =>
        Select(connection, "WHERE id = @id").With("@id", id).FirstAsync(Map, cancellationToken);

    public static Task<IncidentReport?> FindSentAsync(DbConnection connection, string reporterId, string submission, CancellationToken cancellationToken) =>
        Select(connection, "WHERE reporter_id = @reporter AND submission = @submission").With("@reporter", reporterId).With("@submission", submission).FirstAsync(Map, cancellationToken);

    public static async Task<int> NextNumberAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.Sql("UPDATE counters SET value = value + 1 WHERE name = 'incidents'").RunAsync(cancellationToken);
        return (int)await connection.Sql("SELECT value FROM counters WHERE name = 'incidents'").NumberAsync(cancellationToken);
    }

    public static async Task InsertAsync(DbConnection connection, IncidentReport report, string? submission, CancellationToken cancellationToken)
    {
        await connection
            .Sql($"""
                INSERT INTO incidents ({Columns}, submission) VALUES (@id, @number, @reporter, @department, @at, @category, @severity, @description, @snapshot, @policy, @due,
                    @state, NULL, NULL, NULL, @version, @submission)
                """)
            .With("@id", report.Id)
            .With("@number", report.Number)
            .With("@reporter", report.ReporterId)
            .With("@department", report.Department)
            .With("@at", report.ReportedAt)
            .With("@category", IncidentLine.Name(report.Category))
            .With("@severity", IncidentLine.Name(report.Severity))
            .With("@description", report.Description)
            .With("@snapshot", report.Snapshot is { } turn ? JsonSerializer.Serialize(turn, StorageJson.Shared.IncidentSnapshot) : null)
            .With("@policy", report.PolicyVersion)
            .With("@due", report.DueOn)
            .With("@state", IncidentLine.Name(report.State))
            .With("@version", report.Version)
            .With("@submission", submission)
            .RunAsync(cancellationToken);
        await InsertChangeAsync(connection, report.Id, new IncidentChange(report.ReportedAt, report.ReporterId, "reported", null), cancellationToken);
    }

    public static Task UpdateAsync(DbConnection connection, IncidentReport changed, CancellationToken cancellationToken) => connection
        .Sql("""
            UPDATE incidents SET state = @state, assignee_id = @assignee, answer = @answer, answered_at = @answered, version = version + 1
            WHERE id = @id
            """)
        .With("@id", changed.Id)
        .With("@state", IncidentLine.Name(changed.State))
        .With("@assignee", changed.AssigneeId)
        .With("@answer", changed.Answer)
        .With("@answered", changed.AnsweredAt)
        .RunAsync(cancellationToken);

    public static Task InsertChangeAsync(DbConnection connection, string incidentId, IncidentChange change, CancellationToken cancellationToken) => connection
        .Sql("INSERT INTO incident_changes (incident_id, at, by_id, kind, value) VALUES (@incident, @at, @by, @kind, @value)")
        .With("@incident", incidentId)
        .With("@at", change.At)
        .With("@by", change.ById)
        .With("@kind", change.Kind)
        .With("@value", change.Value)
        .RunAsync(cancellationToken);

    public static Task<List<IncidentChange>> ChangesAsync(DbConnection connection, string incidentId, CancellationToken cancellationToken) => connection
        .Sql("SELECT at, by_id, kind, value FROM incident_changes WHERE incident_id = @incident ORDER BY id")
        .With("@incident", incidentId)
        .ListAsync(r => new IncidentChange(r.Time(0), r.GetString(1), r.GetString(2), r.Text(3)), cancellationToken);

    public static IncidentReport Map(DbDataReader r) => new(
        r.GetString(0),
        r.GetInt32(1),
        r.GetString(2),
        r.Text(3),
        r.Time(4),
        Enum.Parse<IncidentCategory>(r.GetString(5), ignoreCase: true),
        Enum.Parse<IncidentSeverity>(r.GetString(6), ignoreCase: true),
        r.GetString(7),
        r.Text(8) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Shared.IncidentSnapshot) : null,
        r.GetString(9),
        DateOnly.ParseExact(r.GetString(10), "O", CultureInfo.InvariantCulture),
        Enum.Parse<IncidentState>(r.GetString(11), ignoreCase: true),
        r.Text(12),
        r.Text(13),
        r.IsDBNull(14) ? null : r.Time(14),
        r.GetInt32(15));
}
