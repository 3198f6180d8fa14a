using System.Globalization;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Organisation;

/// <summary>What is different between two states of a table, as rows that a person can read.</summary>
internal static class OrganisationChanges
{
    public static IReadOnlyList<OrganisationChange> Of(IEnumerable<OrganisationUnit> before, IEnumerable<OrganisationUnit> after) =>
        Compare(before, after, u => (u.Code, u.From), u => $"{u.Code} {u.Name}{(u.Parent is null ? "" : $"（上位 {u.Parent}）")} {Period(u.From, u.To)}");

    /// <param name="nameOf">Sign-in name by id.</param>
    public static IReadOnlyList<OrganisationChange> Of(IEnumerable<Membership> before, IEnumerable<Membership> after, Func<string, string> nameOf) =>
        Compare(before, after, m => (m.UserId, m.Unit, m.From), m => $"{nameOf(m.UserId)} {m.Unit} {Period(m.From, m.To)}{(m.Post is null ? "" : $" {m.Post}")}{(m.IsHead ? "（所属長）" : "")}");

    private static List<OrganisationChange> Compare<T, TKey>(IEnumerable<T> before, IEnumerable<T> after, Func<T, TKey> keyOf, Func<T, string> show)
        where T : notnull
        where TKey : notnull
    {
        var old = before.ToDictionary(keyOf);
        var changes = new List<OrganisationChange>();
        foreach (var row in after)
        {
            if (!old.Remove(keyOf(row), out var known))
            {
                changes.Add(new OrganisationChange(OrganisationChangeKind.Added, show(row)));
            }
            else if (!row.Equals(known))
            {
                changes.Add(new OrganisationChange(OrganisationChangeKind.Changed, $"{show(known)} → {show(row)}"));
            }
        }

        changes.AddRange(old.Values.Select(row => new OrganisationChange(OrganisationChangeKind.Removed, show(row))));
        return changes;
    }

    private static string Period(DateOnly from, DateOnly? to) => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}～{to:yyyy-MM-dd}");
}
