using System.Runtime.InteropServices;

namespace Assistant.Core.Usage.Kpi;

/// <summary>How many people a group has, and what they did. One pass: two years of a city are some 70,000 rows, and every page asks.</summary>
internal sealed class PeopleCount
{
    private readonly HashSet<int> _people = [];
    private readonly HashSet<long> _months = [];

    /// <summary>By their numbers, which hold within one count.</summary>
    public IReadOnlySet<int> People => _people;

    /// <summary>Different people.</summary>
    public int Users => _people.Count;

    /// <summary>延べ: different people in each month, added up.</summary>
    public int CumulativeUsers => _months.Count;

    public int Events { get; private set; }

    /// <summary>Of all groups together: whoever is in several of them is one person.</summary>
    public static PeopleCount Together(IEnumerable<PeopleCount> groups)
    {
        var together = new PeopleCount();
        foreach (var group in groups)
        {
            together._people.UnionWith(group._people);
            together._months.UnionWith(group._months);
            together.Events += group.Events;
        }

        return together;
    }

    public static Dictionary<TKey, PeopleCount> By<TKey>(IReadOnlyList<UserMonth> users, Func<UserMonth, TKey> group)
        where TKey : notnull
    {
        // Numbers instead of names: sets of them need no hash of a text for each row.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new Dictionary<TKey, PeopleCount>();
        foreach (var user in users)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, group(user), out _);
            count ??= new PeopleCount();
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, user.UserId, out var known);
            number = known ? number : numbers.Count;
            count._people.Add(number);
            count._months.Add(((long)user.Month.Number << 32) | (uint)number);
            count.Events += user.Events;
        }

        return groups;
    }
}
