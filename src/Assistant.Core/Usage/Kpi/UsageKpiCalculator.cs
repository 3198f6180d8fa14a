using System.Runtime.InteropServices;
using Assistant.Core.Usage.Tables;

namespace Assistant.Core.Usage.Kpi;

/// <summary>Counts in, key figures out. The definitions stand in docs/指標の定義.md.</summary>
public static class UsageKpiCalculator
{
    /// <summary>How a department reads that the event does not name.</summary>
    public const string UnknownDepartment = "（所属不明）";

    private const int RegularFrom = 5;
    private const int HeavyFrom = 100;

    /// <param name="enabled">People who may use the service; empty where nobody is registered.</param>
    public static UsageKpi Compute(UsageTotals totals, TimeCoefficients coefficients, IReadOnlyCollection<UsagePerson> enabled)
    {
        var estimate = CellMinutes.Of(totals.Cells, coefficients);
        return Compute(totals, estimate, enabled, DepartmentsOf(totals, estimate));
    }

    internal static UsageKpi Compute(UsageTotals totals, CellMinutes estimate, IReadOnlyCollection<UsagePerson> enabled, IReadOnlyList<PeopleGroup> departments)
    {
        var uses = CountUses(totals);
        var months = CountMonths(totals);
        var cumulative = months.Sum(m => m.Users);
        var used = months.Count(m => m.Events > 0);
        return new UsageKpi(
            totals.Period.From.ToString(),
            totals.Period.To.ToString(),
            cumulative,
            uses.Count,
            used == 0 ? 0 : Math.Round((decimal)cumulative / used, 2, MidpointRounding.AwayFromZero),
            months,
            SavedTime.Of(estimate, cumulative),
            [.. departments.Select(d => new DepartmentKpi(d.Name, d.People.Users, d.People.CumulativeUsers, d.People.Events, d.Minutes))],
            new UseDistribution(
                enabled.Count(p => !HasUsed(totals, p)),
                uses.Count(n => n < RegularFrom),
                uses.Count(n => n is >= RegularFrom and < HeavyFrom),
                uses.Count(n => n >= HeavyFrom)));
    }

    /// <summary>Most users first.</summary>
    internal static IReadOnlyList<PeopleGroup> DepartmentsOf(UsageTotals totals, CellMinutes estimate)
    {
        var minutes = estimate.By(c => c.Department ?? UnknownDepartment);
        return [.. PeopleCount.By(totals.Users, u => u.Department ?? UnknownDepartment)
            .Select(g => new PeopleGroup(g.Key, g.Value, minutes[g.Key]))
            .OrderByDescending(g => g.People.Users)
            .ThenBy(g => g.Name, StringComparer.Ordinal)];
    }

    /// <summary>Different people in each month with use, in no order.</summary>
    public static IEnumerable<(YearMonth Month, int Users)> UsersByMonth(UsageTotals totals) =>
        PeopleCount.By(totals.Users, u => u.Month).Select(m => (m.Key, m.Value.Users));

    /// <summary>Of each different person.</summary>
    private static List<int> CountUses(UsageTotals totals)
    {
        var uses = new List<int>();
        foreach (var user in totals.Users)
        {
            if (user.Person >= uses.Count)
            {
                CollectionsMarshal.SetCount(uses, user.Person + 1);
            }

            uses[user.Person] += user.Events;
        }

        // Numbers of people who used the service in other months only.
        uses.RemoveAll(n => n == 0);
        return uses;
    }

    /// <summary>Under the id or, in imported uses, the sign-in name.</summary>
    internal static bool HasUsed(UsageTotals totals, UsagePerson person) => HasUsed(totals, person.Id) || HasUsed(totals, person.Name);

    private static bool HasUsed(UsageTotals totals, string id) => totals.LastUse.TryGetValue(id, out var last) && last >= totals.Period.From;

    private static List<MonthKpi> CountMonths(UsageTotals totals)
    {
        var months = PeopleCount.By(totals.Users, u => u.Month);
        return [.. totals.Period.Months.Select(m => months.TryGetValue(m, out var found)
            ? new MonthKpi(m.ToString(), found.Users, found.Events)
            : new MonthKpi(m.ToString(), 0, 0))];
    }
}

/// <param name="Name">The sign-in name: imported events often carry it instead of the id.</param>
/// <param name="Department">所属 of today; null where none is known.</param>
public sealed record UsagePerson(string Id, string Name, string? Department = null);
