using System.Runtime.InteropServices;

namespace Assistant.Core.Usage.Kpi;

/// <summary>How many people a group has, and what they did. One pass: two years of a city are some 70,000 rows, and every page asks.</summary>
internal sealed class PeopleCount
{
    private readonly Dictionary<YearMonth, PersonSet> _months = [];
    private (YearMonth Month, PersonSet People)? _last;

    public PersonSet People { get; } = new();

    /// <summary>Different people.</summary>
    public int Users => People.Count;

    /// <summary>延べ: different people in each month, added up.</summary>
    public int CumulativeUsers => _months.Values.Sum(m => m.Count);

    public int Events { get; private set; }

    public static Dictionary<TKey, PeopleCount> By<TKey>(IReadOnlyList<UserMonth> users, Func<UserMonth, TKey> group)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, PeopleCount>();
        foreach (var user in users)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, group(user), out _);
            count ??= new PeopleCount();
            count.People.Add(user.Person);
            count.MonthOf(user.Month).Add(user.Person);
            count.Events += user.Events;
        }

        return groups;
    }

    /// <summary>Of all groups together: whoever is in several of them is one person.</summary>
    public static PeopleCount Together(IEnumerable<PeopleCount> groups)
    {
        var together = new PeopleCount();
        foreach (var group in groups)
        {
            together.People.UnionWith(group.People);
            together.Events += group.Events;
            foreach (var (month, people) in group._months)
            {
                together.MonthOf(month).UnionWith(people);
            }
        }

        return together;
    }

    /// <summary>Rows come month by month.</summary>
    private PersonSet MonthOf(YearMonth month)
    {
        if (_last is { } last && last.Month == month)
        {
            return last.People;
        }

        ref var people = ref CollectionsMarshal.GetValueRefOrAddDefault(_months, month, out _);
        people ??= new PersonSet();
        _last = (month, people);
        return people;
    }
}
