using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Identity;

internal sealed class ApiKeys(Database database, IUserDirectory users, PeopleOfToday today, TimeProvider time) : IApiKeys
{
    private const char RoleSeparator = ' ';
    private const string Columns = "k.id, k.label, u.user_name, k.roles, k.created_at, k.expires_at, k.revoked_at";

    public async Task<IssuedKey> IssueAsync(string userName, string label, IReadOnlyCollection<string> roles, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (expiresAt <= now)
        {
            throw new AssistantException("expiry_in_past", "キーの有効期限が過去の日時です。")
            {
                NextStep = "これから先の日時を指定してください。",
            };
        }

        var user = await users.FindAsync(userName, cancellationToken) ?? throw UserErrors.Unknown();
        var notHeld = roles.Except(user.Roles, StringComparer.Ordinal).ToArray();
        if (notHeld.Length > 0)
        {
            throw new AssistantException("role_not_held", $"このユーザーは役割「{string.Join('、', notHeld)}」を持っていません。")
            {
                NextStep = "ユーザーが持つ役割だけをキーに付けてください。",
            };
        }

        var secret = ApiKeySecret.Create();
        var record = new ApiKeyRecord(secret.Id, label, user.Name, roles.ToHashSet(StringComparer.Ordinal), now, expiresAt, RevokedAt: null);
        await database.WriteAsync(
            connection => connection
                .Sql("""
                    INSERT INTO api_keys (id, user_id, label, roles, secret_hash, created_at, expires_at)
                    VALUES (@id, @user, @label, @roles, @hash, @now, @expires)
                    """)
                .With("@id", record.Id)
                .With("@user", user.Id)
                .With("@label", label)
                .With("@roles", string.Join(RoleSeparator, record.Roles))
                .With("@hash", secret.Hash())
                .With("@now", now)
                .With("@expires", expiresAt)
                .RunAsync(cancellationToken),
            cancellationToken);
        return new IssuedKey(record, secret.Text);
    }

    public Task<IReadOnlyList<ApiKeyRecord>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ApiKeyRecord>>(
        async connection => await connection
            .Sql($"SELECT {Columns} FROM api_keys k JOIN users u ON u.id = k.user_id ORDER BY k.created_at, k.id")
            .ListAsync(Map, cancellationToken),
        cancellationToken);

    public Task<bool> RevokeAsync(string keyId, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection
            .Sql("UPDATE api_keys SET revoked_at = coalesce(revoked_at, @now) WHERE id = @id")
            .With("@id", keyId)
            .With("@now", time.GetUtcNow())
            .RunAsync(cancellationToken) > 0,
        cancellationToken);

    public async Task<Requester?> AuthenticateAsync(string key, CancellationToken cancellationToken) =>
        ApiKeySecret.Parse(key) is { } secret
        && await database.ReadAsync(connection => AuthenticateAsync(connection, secret, cancellationToken), cancellationToken) is { } person
            ? await today.ResolveAsync(person, cancellationToken)
            : null;

    private async Task<Requester?> AuthenticateAsync(DbConnection connection, ApiKeySecret secret, CancellationToken cancellationToken)
    {
        var found = await connection
            .Sql("SELECT user_id, roles, secret_hash, expires_at, revoked_at FROM api_keys WHERE id = @id")
            .With("@id", secret.Id)
            .FirstAsync(
                r => new Candidate(r.GetString(0), r.GetString(1), r.GetFieldValue<byte[]>(2), r.Time(3), IsRevoked: !r.IsDBNull(4)),
                cancellationToken);
        if (found is null || !secret.Matches(found.Hash) || found.IsRevoked || found.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        var user = await UserRows.FindAsync(connection, normalizedName: "", found.UserId, cancellationToken);

        // A role taken from the person after the key was issued is taken from the key too.
        return user is { Enabled: true }
            ? new Requester(user.Id, user.Department, SplitRoles(found.Roles).Intersect(user.Roles, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)) { Post = user.Post }
            : null;
    }

    private static ApiKeyRecord Map(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        SplitRoles(reader.GetString(3)).ToHashSet(StringComparer.Ordinal),
        reader.Time(4),
        reader.Time(5),
        reader.IsDBNull(6) ? null : reader.Time(6));

    private static string[] SplitRoles(string roles) => roles.Split(RoleSeparator, StringSplitOptions.RemoveEmptyEntries);

    private sealed record Candidate(string UserId, string Roles, byte[] Hash, DateTimeOffset ExpiresAt, bool IsRevoked);
}
