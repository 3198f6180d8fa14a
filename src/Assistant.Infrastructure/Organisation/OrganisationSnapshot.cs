using System.Collections.Concurrent;
using System.Collections.Frozen;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Organisation;

/// <summary>One state of both tables in memory; days are worked out when they are first asked for.</summary>
internal sealed class OrganisationSnapshot(long version, IReadOnlyList<OrganisationUnit> units, IEnumerable<Membership> memberships)
{
    /// <summary>Today, tomorrow at midnight and what somebody looks up: more days are begun anew.</summary>
    private const int MostDays = 64;

    private readonly FrozenDictionary<string, Membership[]> _memberships =
        memberships.GroupBy(m => m.UserId, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private readonly FrozenSet<string> _everKnown = units.SelectMany(u => new[] { u.Code, u.Name }).ToFrozenSet(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<DateOnly, OrganisationDay> _days = new();

    public long Version => version;

    public bool IsSetUp => units.Count > 0;

    /// <summary>Code or name of a unit of any time.</summary>
    public bool WasEverKnown(string code) => _everKnown.Contains(code);

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
        string[] today = [.. own.Where(m => m.HoldsOn(day)).Select(m => m.Unit)];
        return person with { Units = tree.CodesOf(today), Department = today.FirstOrDefault(code => tree.Find(code) is not null) };
    }
}
