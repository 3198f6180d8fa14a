using System.Data.Common;
using System.Globalization;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Rights;

/// <summary>How grants, applications, trainings and acknowledgements lie in their tables.</summary>
internal static class RightRows
{
    private const string ApplicationColumns = "id, user_id, fiscal_year, purpose, unit, applied_at, state, decided_by, decided_at, reason";

    public static async Task<RightFacts> FactsAsync(DbConnection connection, string userId, CancellationToken cancellationToken) =>
        (await FactsAsync(connection, "WHERE user_id = @user", userId, cancellationToken)).GetValueOrDefault(userId, RightFacts.None);

    public static Task<Dictionary<string, RightFacts>> AllFactsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        FactsAsync(connection, "", "", cancellationToken);

    public static Task<List<RightApplication>> WaitingAsync(DbConnection connection, CancellationToken cancellationToken) => connection
        .Sql($"SELECT {ApplicationColumns} FROM right_applications WHERE state = '{ApplicationStates.Waiting}' ORDER BY applied_at, id")
        .ListAsync(Application, cancellationToken);

    public static Task<RightApplication?> FindApplicationAsync(DbConnection connection, string id, CancellationToken cancellationToken) => connection
        .Sql($"SELECT {ApplicationColumns} FROM right_applications WHERE id = @id").With("@id", id).FirstAsync(Application, cancellationToken);

    public static Task InsertAsync(DbConnection connection, RightApplication application, CancellationToken cancellationToken) => connection
        .Sql("INSERT INTO right_applications (id, user_id, fiscal_year, purpose, unit, applied_at, state) VALUES (@id, @user, @year, @purpose, @unit, @at, @state)")
        .With("@id", application.Id)
        .With("@user", application.UserId)
        .With("@year", application.FiscalYear)
        .With("@purpose", application.Purpose)
        .With("@unit", application.Unit)
        .With("@at", application.AppliedAt)
        .With("@state", application.State)
        .RunAsync(cancellationToken);

    /// <returns>False when somebody has decided it meanwhile.</returns>
    public static async Task<bool> DecideAsync(
        DbConnection connection, string id, string state, string decidedBy, DateTimeOffset now, string? reason, CancellationToken cancellationToken) => await connection
        .Sql($"UPDATE right_applications SET state = @state, decided_by = @by, decided_at = @at, reason = @reason WHERE id = @id AND state = '{ApplicationStates.Waiting}'")
        .With("@id", id)
        .With("@state", state)
        .With("@by", decidedBy)
        .With("@at", now)
        .With("@reason", reason)
        .RunAsync(cancellationToken) > 0;

    public static Task InsertAsync(DbConnection connection, string userId, RightGrant grant, CancellationToken cancellationToken) => connection
        .Sql("""
            INSERT INTO right_grants (id, user_id, valid_from, valid_to, basis, application_id, granted_by, granted_at)
            VALUES (@id, @user, @from, @to, @basis, @application, @by, @at)
            """)
        .With("@id", grant.Id)
        .With("@user", userId)
        .With("@from", grant.From)
        .With("@to", grant.To)
        .With("@basis", grant.Basis)
        .With("@application", grant.ApplicationId)
        .With("@by", grant.GrantedBy)
        .With("@at", grant.GrantedAt)
        .RunAsync(cancellationToken);

    public static Task InsertTrainingAsync(DbConnection connection, string userId, TrainingRecord training, CancellationToken cancellationToken) => connection
        .Sql("INSERT INTO trainings (user_id, day, recorded_by, recorded_at) VALUES (@user, @day, @by, @at)")
        .With("@user", userId)
        .With("@day", training.Day)
        .With("@by", training.RecordedBy)
        .With("@at", training.RecordedAt)
        .RunAsync(cancellationToken);

    public static Task InsertAcknowledgementAsync(DbConnection connection, string userId, Acknowledgement acknowledgement, CancellationToken cancellationToken) => connection
        .Sql("INSERT INTO policy_acknowledgements (user_id, policy_version, at_registration, at) VALUES (@user, @version, @registration, @at)")
        .With("@user", userId)
        .With("@version", acknowledgement.PolicyVersion)
        .With("@registration", acknowledgement.AtRegistration)
        .With("@at", acknowledgement.At)
        .RunAsync(cancellationToken);

    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <param name="where">One constant condition, or nothing.</param>
    private static async Task<Dictionary<string, RightFacts>> FactsAsync(DbConnection connection, string where, string user, CancellationToken cancellationToken)
    {
        var grants = (await connection
            .Sql($"SELECT user_id, id, valid_from, valid_to, basis, application_id, granted_by, granted_at FROM right_grants {where} ORDER BY granted_at, id").With("@user", user)
            .ListAsync(r => (User: r.GetString(0), Row: new RightGrant(r.GetString(1), Day(r.GetString(2)), Day(r.GetString(3)), r.GetString(4), r.Text(5), r.GetString(6), r.Time(7))), cancellationToken))
            .ToLookup(r => r.User, r => r.Row, StringComparer.Ordinal);
        var applications = (await connection
            .Sql($"SELECT {ApplicationColumns} FROM right_applications {where} ORDER BY applied_at, id").With("@user", user)
            .ListAsync(Application, cancellationToken))
            .ToLookup(a => a.UserId, StringComparer.Ordinal);
        var trainings = (await connection
            .Sql($"SELECT user_id, day, recorded_by, recorded_at FROM trainings {where} ORDER BY id").With("@user", user)
            .ListAsync(r => (User: r.GetString(0), Row: new TrainingRecord(Day(r.GetString(1)), r.GetString(2), r.Time(3))), cancellationToken))
            .ToLookup(r => r.User, r => r.Row, StringComparer.Ordinal);
        var acknowledgements = (await connection
            .Sql($"SELECT user_id, policy_version, at_registration, at FROM policy_acknowledgements {where} ORDER BY id").With("@user", user)
            .ListAsync(r => (User: r.GetString(0), Row: new Acknowledgement(r.GetString(1), r.GetBoolean(2), r.Time(3))), cancellationToken))
            .ToLookup(r => r.User, r => r.Row, StringComparer.Ordinal);
        return grants.Select(g => g.Key).Concat(applications.Select(g => g.Key)).Concat(trainings.Select(g => g.Key)).Concat(acknowledgements.Select(g => g.Key))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, id => new RightFacts([.. grants[id]], [.. applications[id]], [.. trainings[id]], [.. acknowledgements[id]]), StringComparer.Ordinal);
    }

    private static RightApplication Application(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.Text(4), r.Time(5), r.GetString(6), r.Text(7), r.IsDBNull(8) ? null : r.Time(8), r.Text(9));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
