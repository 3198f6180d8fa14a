using System.Data.Common;
using System.Globalization;
using Assistant.Core.Access;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Organisation;

/// <summary>How units and memberships lie in their tables.</summary>
internal static class OrganisationRows
{
    public static Task<long> VersionAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.Sql("SELECT value FROM counters WHERE name = 'organisation'").NumberAsync(cancellationToken);

    public static Task<List<OrganisationUnit>> UnitsAsync(DbConnection connection, CancellationToken cancellationToken) => connection
        .Sql("SELECT code, name, parent, valid_from, valid_to FROM organisation_units ORDER BY code, valid_from")
        .ListAsync(r => new OrganisationUnit(r.GetString(0), r.GetString(1), r.Text(2), Day(r.GetString(3)), r.Text(4) is { } to ? Day(to) : null), cancellationToken);

    public static Task<List<Membership>> MembershipsAsync(DbConnection connection, CancellationToken cancellationToken) => connection
        .Sql("SELECT user_id, unit_code, valid_from, valid_to, post, head FROM memberships ORDER BY user_id, valid_from, unit_code")
        .ListAsync(r => new Membership(r.GetString(0), r.GetString(1), Day(r.GetString(2)), r.Text(3) is { } to ? Day(to) : null) { Post = r.Text(4), IsHead = r.GetBoolean(5) }, cancellationToken);

    public static async Task ReplaceUnitsAsync(DbConnection connection, IEnumerable<OrganisationUnit> units, CancellationToken cancellationToken)
    {
        await connection.Sql("DELETE FROM organisation_units").RunAsync(cancellationToken);
        foreach (var unit in units)
        {
            await connection
                .Sql("INSERT INTO organisation_units (code, name, parent, valid_from, valid_to) VALUES (@code, @name, @parent, @from, @to)")
                .With("@code", unit.Code)
                .With("@name", unit.Name)
                .With("@parent", unit.Parent)
                .With("@from", unit.From)
                .With("@to", unit.To)
                .RunAsync(cancellationToken);
        }

        await BumpAsync(connection, cancellationToken);
    }

    public static async Task ReplaceMembershipsAsync(DbConnection connection, IEnumerable<Membership> memberships, CancellationToken cancellationToken)
    {
        await connection.Sql("DELETE FROM memberships").RunAsync(cancellationToken);
        foreach (var membership in memberships)
        {
            await connection
                .Sql("INSERT INTO memberships (user_id, unit_code, valid_from, valid_to, post, head) VALUES (@user, @unit, @from, @to, @post, @head)")
                .With("@user", membership.UserId)
                .With("@unit", membership.Unit)
                .With("@from", membership.From)
                .With("@to", membership.To)
                .With("@post", membership.Post)
                .With("@head", membership.IsHead)
                .RunAsync(cancellationToken);
        }

        await BumpAsync(connection, cancellationToken);
    }

    private static Task<int> BumpAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.Sql("UPDATE counters SET value = value + 1 WHERE name = 'organisation'").RunAsync(cancellationToken);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
