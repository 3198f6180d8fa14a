using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Identity;

/// <summary>
/// Reads accounts without EF Core, so that a request with a key and a command with <c>--as</c> need not wait for its model.
/// </summary>
internal static class UserRows
{
    private const string Select = """
        SELECT u.id, u.user_name, u.display_name, u.department, u.enabled, u.must_change_password, u.post, r.name
        FROM users u LEFT JOIN user_roles m ON m.user_id = u.id LEFT JOIN roles r ON r.id = m.role_id
        """;

    public static Task<List<UserAccount>> ListAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection.Sql($"{Select} ORDER BY u.normalized_user_name"), cancellationToken);

    public static async Task<UserAccount?> FindAsync(DbConnection connection, string normalizedName, string id, CancellationToken cancellationToken) =>
        (await ReadAsync(
            connection.Sql($"{Select} WHERE u.normalized_user_name = @name OR u.id = @id").With("@name", normalizedName).With("@id", id),
            cancellationToken)).FirstOrDefault();

    private static async Task<List<UserAccount>> ReadAsync(DbCommand command, CancellationToken cancellationToken)
    {
        var rows = await command.ListAsync(
            r => (
                Account: new UserAccount(
                    r.GetString(0),
                    r.GetString(1),
                    r.GetString(2),
                    r.Text(3),
                    new HashSet<string>(StringComparer.Ordinal),
                    r.GetBoolean(4),
                    r.GetBoolean(5))
                {
                    Post = r.Text(6),
                },
                Role: r.Text(7)),
            cancellationToken);
        return [.. rows.GroupBy(r => r.Account.Id, StringComparer.Ordinal).Select(g => g.First().Account with
        {
            Roles = g.Select(r => r.Role).OfType<string>().ToHashSet(StringComparer.Ordinal),
        })];
    }
}
