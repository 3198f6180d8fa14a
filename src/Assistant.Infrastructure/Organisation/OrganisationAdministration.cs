using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Organisation;

internal sealed class OrganisationAdministration(Database database, OrganisationDirectory directory, ILookupNormalizer names) : IOrganisationAdministration
{
    public Task<IReadOnlyList<OrganisationChange>> ImportUnitsAsync(ReadOnlyMemory<byte> csv, bool dryRun, CancellationToken cancellationToken)
    {
        List<string> errors = [];
        var units = UnitTable.Read(csv, errors);
        Require(errors);
        return ChangeAsync(
            async connection =>
            {
                var before = await OrganisationRows.UnitsAsync(connection, cancellationToken);
                if (!dryRun)
                {
                    await OrganisationRows.ReplaceUnitsAsync(connection, units, cancellationToken);
                }

                return OrganisationChanges.Of(before, units);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<OrganisationChange>> ImportMembersAsync(ReadOnlyMemory<byte> csv, bool dryRun, CancellationToken cancellationToken) => ChangeAsync(
        async connection =>
        {
            var people = await UserRows.ListAsync(connection, cancellationToken);
            var idOf = people.ToDictionary(p => names.NormalizeName(p.Name)!, p => p.Id, StringComparer.Ordinal);
            List<string> errors = [];
            var units = await OrganisationRows.UnitsAsync(connection, cancellationToken);
            var after = MemberTable.Read(csv, name => idOf.GetValueOrDefault(names.NormalizeName(name) ?? string.Empty), units, errors);
            Require(errors);
            var before = await OrganisationRows.MembershipsAsync(connection, cancellationToken);
            if (!dryRun)
            {
                await OrganisationRows.ReplaceMembershipsAsync(connection, after, cancellationToken);
            }

            return OrganisationChanges.Of(before, after, NameOf(people));
        },
        cancellationToken);

    public Task<IReadOnlyList<OrganisationChange>> AssignAsync(string userName, string unit, DateOnly from, bool concurrent, CancellationToken cancellationToken) => ChangeAsync(
        async connection =>
        {
            var people = await UserRows.ListAsync(connection, cancellationToken);
            var key = names.NormalizeName(userName);
            var person = people.Find(p => names.NormalizeName(p.Name) == key || p.Id == userName) ?? throw UserErrors.Unknown();
            var target = new OrganisationDay(await OrganisationRows.UnitsAsync(connection, cancellationToken), from).Find(unit)
                ?? throw new AssistantException("unit_unknown", $"その日に「{unit}」という所属はありません（同じ名前の所属が複数あるときは、コードで指定してください）。")
                {
                    NextStep = "./assistant organisation list --on 日付 で、所属を確かめてください。",
                };
            var before = await OrganisationRows.MembershipsAsync(connection, cancellationToken);
            var others = before.Where(m => m.UserId != person.Id);
            var own = before.Where(m => m.UserId == person.Id).Select(m => concurrent && m.Unit != target.Code ? m : End(m, from)).OfType<Membership>();

            // A transfer changes the post rarely and makes nobody head by itself: that is stated in the table.
            var post = before.LastOrDefault(m => m.UserId == person.Id && m.HoldsOn(from.AddDays(-1)))?.Post;
            List<Membership> after = [.. others, .. own, new Membership(person.Id, target.Code, from, null) { Post = post }];
            await OrganisationRows.ReplaceMembershipsAsync(connection, after, cancellationToken);
            return OrganisationChanges.Of(before, after, NameOf(people));
        },
        cancellationToken);

    /// <summary>Null when the membership would begin only on the day or later.</summary>
    private static Membership? End(Membership membership, DateOnly day) =>
        membership.From >= day ? null : membership.To < day ? membership : membership with { To = day.AddDays(-1) };

    private static Func<string, string> NameOf(List<UserAccount> people)
    {
        var byId = people.ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        return id => byId.GetValueOrDefault(id, id);
    }

    private async Task<IReadOnlyList<OrganisationChange>> ChangeAsync(Func<DbConnection, Task<IReadOnlyList<OrganisationChange>>> change, CancellationToken cancellationToken)
    {
        var changes = await database.WriteAsync(change, cancellationToken);
        directory.Forget();
        return changes;
    }

    private static void Require(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new AssistantException("organisation_invalid", $"表に誤りがあります。何も変えていません。\n{string.Join('\n', errors)}")
            {
                NextStep = "指摘の行を直して、もう一度取り込んでください。",
            };
        }
    }
}
