using System.Data.Common;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Identity;

/// <summary>Writes accounts without EF Core: thousands of people in one short transaction.</summary>
internal static class UserImportRows
{
    public static Task InsertAsync(DbConnection connection, string id, UserLine line, string normalizedName, string hash, DateTimeOffset now, CancellationToken cancellationToken) => connection
        .Sql("""
            INSERT INTO users (id, user_name, normalized_user_name, display_name, department, post, enabled, must_change_password, created_at, password_hash,
                security_stamp, concurrency_stamp, lockout_enabled, access_failed_count, two_factor_enabled, email_confirmed, phone_number_confirmed)
            VALUES (@id, @name, @normalized, @display, @department, @post, @enabled, 1, @now, @hash, @stamp, @concurrency, 1, 0, 0, 0, 0)
            """)
        .With("@id", id)
        .With("@name", line.Name)
        .With("@normalized", normalizedName)
        .With("@display", line.DisplayName)
        .With("@department", line.Department)
        .With("@post", line.Post)
        .With("@enabled", line.Enabled ?? true)
        .With("@now", now)
        .With("@hash", hash)
        .With("@stamp", NewStamp())
        .With("@concurrency", NewStamp())
        .RunAsync(cancellationToken);

    /// <param name="endsSessions">A new stamp ends the sessions of the person.</param>
    public static Task UpdateAsync(DbConnection connection, string id, UserLine line, bool endsSessions, CancellationToken cancellationToken) => connection
        .Sql("""
            UPDATE users SET display_name = @display, department = coalesce(@department, department), post = coalesce(@post, post), enabled = coalesce(@enabled, enabled),
                security_stamp = coalesce(@stamp, security_stamp), concurrency_stamp = @concurrency
            WHERE id = @id
            """)
        .With("@id", id)
        .With("@display", line.DisplayName)
        .With("@department", line.Department)
        .With("@post", line.Post)
        .With("@enabled", line.Enabled)
        .With("@stamp", endsSessions ? NewStamp() : null)
        .With("@concurrency", NewStamp())
        .RunAsync(cancellationToken);

    public static async Task SetRolesAsync(DbConnection connection, string id, IEnumerable<string> roleIds, CancellationToken cancellationToken)
    {
        await connection.Sql("DELETE FROM user_roles WHERE user_id = @id").With("@id", id).RunAsync(cancellationToken);
        foreach (var role in roleIds)
        {
            await connection.Sql("INSERT INTO user_roles (user_id, role_id) VALUES (@id, @role)").With("@id", id).With("@role", role).RunAsync(cancellationToken);
        }
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
