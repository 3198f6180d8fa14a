namespace Assistant.Core.Usage.Kpi;

/// <summary>
/// Departments and posts with so few users that a figure would point at a person are shown as one. Uses and minutes stay what they are
/// in all: what is taken out of a row is added to another.
/// </summary>
public static class SmallGroups
{
    public const int FewestPeople = 5;

    public const string Others = "その他";

    internal static IReadOnlyList<PeopleGroup> Merge(IReadOnlyList<PeopleGroup> groups)
    {
        var bySize = groups.OrderBy(g => g.People.Users).ThenBy(g => g.Name, StringComparer.Ordinal).ToList();
        var count = CountTogether(bySize, g => g.People.Users, (together, g) => together.UnionWith(g.People.People));
        if (count == 0)
        {
            return groups;
        }

        var merged = bySize[..count];
        return [.. groups.Except(merged), new PeopleGroup(Others, PeopleCount.Together(merged.Select(g => g.People)), merged.Sum(g => g.Minutes))];
    }

    /// <summary>
    /// How many of the smallest go together: those below <see cref="FewestPeople"/>, and, because a smaller rest could be told by
    /// subtraction, more until they are so many different people. Who moved from one of them to another is one person.
    /// </summary>
    internal static int CountTogether<T>(IReadOnlyList<T> bySize, Func<T, int> size, Action<PersonSet, T> add) => CountTogether(bySize, size, add, out _);

    /// <inheritdoc cref="CountTogether{T}(IReadOnlyList{T}, Func{T, int}, Action{PersonSet, T})"/>
    /// <param name="people">How many different ones they are.</param>
    internal static int CountTogether<T>(IReadOnlyList<T> bySize, Func<T, int> size, Action<PersonSet, T> add, out int people)
    {
        var together = new PersonSet();
        var merged = 0;
        while (merged < bySize.Count && (size(bySize[merged]) < FewestPeople || (merged > 0 && together.Count < FewestPeople)))
        {
            add(together, bySize[merged++]);
        }

        people = together.Count;
        return merged;
    }
}
