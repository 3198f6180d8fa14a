using System.Runtime.InteropServices;

namespace Assistant.Core.Usage.Kpi;

/// <summary>How many people a group has, and what they did. One pass: two years of a city are some 70,000 rows, and every page asks.</summary>
internal sealed class PeopleCount
{
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private readonly HashSet<(YearMonth, string)> _months = [];

    /// <summary>Different people.</summary>
    public int Users => _people.Count;

    /// <summary>延べ: different people in each month, added up.</summary>
    public int CumulativeUsers => _months.Count;

    public int Events { get; private set; }

    public static Dictionary<TKey, PeopleCount> By<TKey>(IReadOnlyList<UserMonth> users, Func<UserMonth, TKey> group)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, PeopleCount>();
        foreach (var user in users)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, group(user), out _);
            count ??= new PeopleCount();
            count._people.Add(user.UserId);
            count._months.Add((user.Month, user.UserId));
            count.Events += user.Events;
        }

        return groups;
    }
}
