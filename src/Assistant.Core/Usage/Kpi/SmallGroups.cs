namespace Assistant.Core.Usage.Kpi;

/// <summary>
/// Departments with so few users that a figure would point at a person are shown as one. Totals stay: what is taken out of a row
/// is added to another. People are added up as they stand in their rows, so one person in two small departments counts twice, as before.
/// </summary>
public static class SmallGroups
{
    public const int FewestPeople = 5;

    public const string Others = "その他";

    /// <summary>
    /// When the merged row itself would stay below <see cref="FewestPeople"/>, the next smallest department joins it:
    /// otherwise it could be told by subtraction.
    /// </summary>
    public static IReadOnlyList<DepartmentKpi> Merge(IReadOnlyList<DepartmentKpi> departments)
    {
        var bySize = departments.OrderBy(d => d.Users).ThenBy(d => d.Department, StringComparer.Ordinal).ToList();
        var merged = bySize.TakeWhile(d => d.Users < FewestPeople).ToList();
        if (merged.Count == 0)
        {
            return departments;
        }

        while (merged.Sum(d => d.Users) < FewestPeople && merged.Count < bySize.Count)
        {
            merged.Add(bySize[merged.Count]);
        }

        var others = new DepartmentKpi(
            Others, merged.Sum(d => d.Users), merged.Sum(d => d.CumulativeUsers), merged.Sum(d => d.Events), merged.Sum(d => d.Minutes));
        return [.. departments.Except(merged), others];
    }
}
