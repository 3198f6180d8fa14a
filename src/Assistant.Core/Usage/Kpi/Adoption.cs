namespace Assistant.Core.Usage.Kpi;

/// <summary>How many of those who may use the service do.</summary>
public static class Adoption
{
    /// <summary>
    /// By the department of today, for the uses of a past department too: both numbers are of the same people, so a rate is never above 100 %.
    /// Least adoption first.
    /// </summary>
    /// <param name="enabled">People who may use the service.</param>
    public static IReadOnlyList<DepartmentAdoption> Of(UsageTotals totals, IReadOnlyCollection<UsagePerson> enabled)
    {
        var bySize = enabled
            .Select((person, number) => (person.Department, Number: number, IsUser: UsageKpiCalculator.HasUsed(totals, person)))
            .GroupBy(p => p.Department ?? UsageKpiCalculator.UnknownDepartment, StringComparer.Ordinal)
            .OrderBy(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Row: new DepartmentAdoption(g.Key, g.Count(), g.Count(p => p.IsUser)), People: g.Select(p => p.Number).ToList()))
            .ToList();
        var together = SmallGroups.CountTogether(bySize, g => g.Row.People, (set, g) => g.People.ForEach(set.Add), out var people);
        IEnumerable<DepartmentAdoption> rows = bySize.Skip(together).Select(g => g.Row).OrderBy(r => r.Rate).ThenBy(r => r.Department, StringComparer.Ordinal);
        return [.. together == 0 ? rows : rows.Append(new DepartmentAdoption(SmallGroups.Others, people, bySize.Take(together).Sum(g => g.Row.Users)))];
    }
}

/// <param name="Department">所属 of today.</param>
/// <param name="People">Who may use the service; at least one.</param>
/// <param name="Users">Of them, those with a use in the period.</param>
public sealed record DepartmentAdoption(string Department, int People, int Users)
{
    /// <summary>利用率 in per cent, one decimal.</summary>
    public decimal Rate => decimal.Round(100m * Users / People, 1, MidpointRounding.AwayFromZero);
}
