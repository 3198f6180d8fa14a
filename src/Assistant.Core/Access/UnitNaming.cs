namespace Assistant.Core.Access;

/// <summary>What to call a unit where people read its code: in figures of months in which it may have had another name, or has ended since.</summary>
public static class UnitNaming
{
    /// <param name="units">Of any time; several rows of one code are its periods.</param>
    /// <returns>Name by code; followed by the code where several codes have it.</returns>
    public static IReadOnlyDictionary<string, string> On(IEnumerable<OrganisationUnit> units, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(units);
        var names = units.GroupBy(u => u.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => NameOn([.. g], day), StringComparer.Ordinal);
        var shared = names.Values.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return names.ToDictionary(n => n.Key, n => shared.Contains(n.Value) ? $"{n.Value}（{n.Key}）" : n.Value, StringComparer.Ordinal);
    }

    private static string NameOn(OrganisationUnit[] periods, DateOnly day) =>
        (periods.Where(p => p.From <= day).MaxBy(p => p.From) ?? periods.MinBy(p => p.From)!).Name;
}
