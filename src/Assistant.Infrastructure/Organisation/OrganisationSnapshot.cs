using System.Collections.Concurrent;
using System.Collections.Frozen;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Organisation;

/// <summary>One state of both tables in memory; days are worked out when they are first asked for.</summary>
internal sealed class OrganisationSnapshot(long version, IReadOnlyList<OrganisationUnit> units, IReadOnlyList<Membership> memberships)
{
    /// <summary>Today, tomorrow at midnight and what somebody looks up: more days are begun anew.</summary>
    private const int MostDays = 64;

    private readonly FrozenDictionary<string, Membership[]> _memberships =
        memberships.GroupBy(m => m.UserId, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private readonly ILookup<string, Membership> _heads = memberships.Where(m => m.IsHead).ToLookup(m => m.Unit, StringComparer.Ordinal);

    private readonly FrozenSet<string> _everKnown = units.SelectMany(u => new[] { u.Code, u.Name }).ToFrozenSet(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<DateOnly, OrganisationDay> _days = new();

    public long Version => version;

    public bool IsSetUp => units.Count > 0;

    /// <summary>Code or name of a unit of any time.</summary>
    public bool WasEverKnown(string code) => _everKnown.Contains(code);

    public IReadOnlyDictionary<string, string> NamesOn(DateOnly day) => UnitNaming.On(units, day);

    public OrganisationDay On(DateOnly day)
    {
        if (_days.Count >= MostDays)
        {
            _days.Clear();
        }

        return _days.GetOrAdd(day, d => new OrganisationDay(units, d));
    }

    public Requester Resolve(Requester person, DateOnly day)
    {
        if (!IsSetUp)
        {
            return person with { Units = null };
        }

        var tree = On(day);
        if (!_memberships.TryGetValue(person.UserId, out var own))
        {
            var stated = person.Department is null ? null : tree.Find(person.Department);
            return person with { Units = tree.CodesOf(stated is null ? [] : [stated.Code]) };
        }

        // The department of the account may be the one before the transfer: the first unit of today stands for the person in statistics.
        Membership[] today = [.. own.Where(m => m.HoldsOn(day))];
        var first = today.FirstOrDefault(m => tree.Find(m.Unit) is not null);
        return person with { Units = tree.CodesOf(today.Select(m => m.Unit)), Department = first?.Unit, Post = first?.Post };
    }

    public bool IsHead(string userId, DateOnly day) => _memberships.TryGetValue(userId, out var own) && own.Any(m => m.IsHead && m.HoldsOn(day));

    public UnitHeads HeadsOf(Requester person, DateOnly day)
    {
        var tree = On(day);
        string[] codes = _memberships.TryGetValue(person.UserId, out var own)
            ? [.. own.Where(m => m.HoldsOn(day) && tree.Find(m.Unit) is not null).Select(m => m.Unit)]
            : person.Department is { } stated && tree.Find(stated) is { } unit ? [unit.Code] : [];
        string[] heads = [.. codes.SelectMany(u => HeadsOf(u, person.UserId, day)).Distinct(StringComparer.Ordinal)];
        return new UnitHeads(codes.FirstOrDefault(), heads, [.. codes.SelectMany(u => HeadsAbove(u, person.UserId, tree, day)).Distinct(StringComparer.Ordinal)]);
    }

    private string[] HeadsAbove(string unit, string except, OrganisationDay tree, DateOnly day)
    {
        // As many steps as there are units: a damaged tree with a circle must not hang.
        var above = tree.Find(unit)?.Parent;
        for (var steps = 0; above is not null && steps < tree.Units.Count; steps++)
        {
            if (HeadsOf(above, except, day) is { Length: > 0 } heads)
            {
                return heads;
            }

            above = tree.Find(above)?.Parent;
        }

        return [];
    }

    private string[] HeadsOf(string unit, string except, DateOnly day) =>
        [.. _heads[unit].Where(m => m.HoldsOn(day) && m.UserId != except).Select(m => m.UserId)];
}
