namespace Assistant.Core.Usage.Kpi;

/// <summary>
/// Groups with so few people that a figure would point at a person are shown as one. Totals stay: what is taken out of a row
/// is added to another. People are added up as they stand in their rows, so one person in two small groups counts twice, as before.
/// </summary>
public static class SmallGroups
{
    public const int FewestPeople = 5;

    public const string Others = "その他";

    /// <summary>Departments by their different users.</summary>
    public static IReadOnlyList<DepartmentKpi> Merge(IReadOnlyList<DepartmentKpi> departments) => Merge(
        departments,
        d => d.Users,
        d => d.Department,
        merged => new DepartmentKpi(Others, merged.Sum(d => d.Users), merged.Sum(d => d.CumulativeUsers), merged.Sum(d => d.Events), merged.Sum(d => d.Minutes)));

    /// <summary>Posts as departments: a city has one mayor.</summary>
    /// <param name="people">Different people by post in the period.</param>
    public static IReadOnlyList<GroupKpi> Merge(IReadOnlyList<GroupKpi> posts, IReadOnlyDictionary<string, int> people) => Merge(
        posts,
        p => people.GetValueOrDefault(p.Name),
        p => p.Name,
        merged => new GroupKpi(Others, merged.Sum(p => p.CumulativeUsers ?? 0), merged.Sum(p => p.Events), merged.Sum(p => p.Minutes)));

    /// <summary>Departments by the people who belong to them.</summary>
    public static IReadOnlyList<DepartmentAdoption> Merge(IReadOnlyList<DepartmentAdoption> departments) => Merge(
        departments, d => d.People, d => d.Department, merged => new DepartmentAdoption(Others, merged.Sum(d => d.People), merged.Sum(d => d.Users)));

    /// <summary>
    /// When the merged row itself would stay below <see cref="FewestPeople"/>, the next smallest group joins it:
    /// otherwise it could be told by subtraction.
    /// </summary>
    private static IReadOnlyList<T> Merge<T>(IReadOnlyList<T> groups, Func<T, int> size, Func<T, string> name, Func<IReadOnlyList<T>, T> sum)
    {
        var bySize = groups.OrderBy(size).ThenBy(name, StringComparer.Ordinal).ToList();
        var merged = bySize.TakeWhile(g => size(g) < FewestPeople).ToList();
        if (merged.Count == 0)
        {
            return groups;
        }

        while (merged.Sum(size) < FewestPeople && merged.Count < bySize.Count)
        {
            merged.Add(bySize[merged.Count]);
        }

        return [.. groups.Except(merged), sum(merged)];
    }
}
