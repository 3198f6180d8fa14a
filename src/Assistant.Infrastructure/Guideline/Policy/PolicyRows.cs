using System.Data.Common;
using System.Globalization;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Versions and their publications as they lie in the record; neither is ever changed.</summary>
internal static class PolicyRows
{
    private const string Prefix = "v";
    private const string InForceBy = "effective_from <= @now AND number NOT IN (SELECT number FROM guideline_withdrawals)";

    public static async Task<string> AddAsync(DbConnection connection, string yaml, string changes, string? basedOn, string userId, DateTimeOffset now, string? submission, CancellationToken cancellationToken)
    {
        var number = await connection
            .Sql("""
                INSERT INTO guideline_versions (yaml, changes, based_on, created_at, created_by, submission) VALUES (@yaml, @changes, @based, @now, @user, @submission)
                RETURNING number
                """)
            .With("@yaml", yaml)
            .With("@changes", changes)
            .With("@based", basedOn)
            .With("@now", now)
            .With("@user", userId)
            .With("@submission", submission)
            .NumberAsync(cancellationToken);
        return Name(number);
    }

    /// <summary>The version that the same submission has made already.</summary>
    public static Task<string?> FindSentAsync(DbConnection connection, string userId, string? submission, CancellationToken cancellationToken) => connection
        .Sql("SELECT number FROM guideline_versions WHERE created_by = @user AND submission = @submission")
        .With("@user", userId)
        .With("@submission", submission)
        .FirstAsync(r => Name(r.GetInt64(0)), cancellationToken);

    public static Task<int> WithdrawAsync(DbConnection connection, string version, string userId, DateTimeOffset now, CancellationToken cancellationToken) => connection
        .Sql("INSERT INTO guideline_withdrawals (number, withdrawn_at, withdrawn_by) VALUES (@number, @now, @user)")
        .With("@number", NumberOf(version))
        .With("@now", now)
        .With("@user", userId)
        .RunAsync(cancellationToken);

    public static Task<int> PublishAsync(DbConnection connection, string version, DateTimeOffset from, string userId, DateTimeOffset now, CancellationToken cancellationToken) => connection
        .Sql("INSERT INTO guideline_publications (number, effective_from, published_at, published_by) VALUES (@number, @from, @now, @user)")
        .With("@number", NumberOf(version))
        .With("@from", from)
        .With("@now", now)
        .With("@user", userId)
        .RunAsync(cancellationToken);

    /// <summary>Newest first; the state is not filled in.</summary>
    public static Task<List<PolicyVersion>> ListAsync(DbConnection connection, CancellationToken cancellationToken) => connection
        .Sql("""
            SELECT v.number, p.effective_from, v.created_at, v.created_by, v.based_on, v.changes, w.withdrawn_at
            FROM guideline_versions v LEFT JOIN guideline_publications p ON p.number = v.number LEFT JOIN guideline_withdrawals w ON w.number = v.number
            ORDER BY v.number DESC
            """)
        .ListAsync(
            r => new PolicyVersion(
                Name(r.GetInt64(0)),
                PolicyStates.Draft,
                r.IsDBNull(1) ? null : r.Time(1),
                r.Time(2),
                r.GetString(3),
                r.Text(4),
                r.GetString(5))
            {
                WithdrawnAt = r.IsDBNull(6) ? null : r.Time(6),
            },
            cancellationToken);

    /// <summary>Null while nothing was published whose time has come.</summary>
    public static Task<CurrentVersion?> CurrentAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) => connection
        .Sql($"SELECT number, effective_from FROM guideline_publications WHERE {InForceBy} ORDER BY effective_from DESC, seq DESC LIMIT 1")
        .With("@now", now)
        .FirstAsync(r => new CurrentVersion(Name(r.GetInt64(0)), r.Time(1)), cancellationToken);

    /// <summary>Versions that have been in force, the current one first.</summary>
    public static Task<List<string>> HistoryAsync(DbConnection connection, DateTimeOffset now, CancellationToken cancellationToken) => connection
        .Sql($"SELECT number FROM guideline_publications WHERE {InForceBy} ORDER BY effective_from DESC, seq DESC")
        .With("@now", now)
        .ListAsync(r => Name(r.GetInt64(0)), cancellationToken);

    public static async Task<string?> YamlAsync(DbConnection connection, string version, CancellationToken cancellationToken) => await connection
        .Sql("SELECT yaml FROM guideline_versions WHERE number = @number")
        .With("@number", NumberOf(version))
        .FirstAsync(r => r.GetString(0), cancellationToken);

    private static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>0 for what is no version's name; there is none with that number.</summary>
    private static long NumberOf(string version) =>
        version.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(version.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

internal sealed record CurrentVersion(string Version, DateTimeOffset Since);
