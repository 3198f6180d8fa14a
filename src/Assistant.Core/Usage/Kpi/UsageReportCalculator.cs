using System.Runtime.InteropServices;
using Assistant.Core.Answering;
using Assistant.Core.Usage.Tables;

namespace Assistant.Core.Usage.Kpi;

/// <summary>Counts in, breakdown out. The definitions stand in docs/指標の定義.md.</summary>
public static class UsageReportCalculator
{
    /// <summary>How a post reads that the event does not name.</summary>
    public const string UnknownPost = "（職位不明）";

    /// <summary>How uses read for which no purpose was chosen.</summary>
    public const string UnknownPurpose = "（目的の記録なし）";

    /// <summary>Whoever has not come back for so many months is dormant.</summary>
    public const int DormantMonths = 3;

    private const long TokensAPrice = 1_000_000;

    /// <param name="disabled">Ids and sign-in names of people who may no longer sign in: they have left and are not dormant.</param>
    public static UsageReport Compute(
        UsageTotals totals, TimeCoefficients coefficients, PriceTable prices, IReadOnlyCollection<UsagePerson> enabled, IReadOnlySet<string> disabled)
    {
        var estimate = CellMinutes.Of(totals.Cells, coefficients);
        var departments = SmallGroups.Merge(UsageKpiCalculator.DepartmentsOf(totals, estimate));
        var kpi = UsageKpiCalculator.Compute(totals, estimate, enabled, departments);
        var awakeFrom = totals.Period.To.AddMonths(1 - DormantMonths);
        var answered = CountOutcome(totals, TurnStates.Answered);
        var without = CountOutcome(totals, TurnStates.NoEvidence);
        return new UsageReport(
            kpi,
            SavedTime.IsPlausible(kpi.TimeSaved.Estimate.Minutes, kpi.CumulativeUsers),
            totals.LastUse.Count(l => l.Value < awakeFrom && !disabled.Contains(l.Key)),
            answered + without == 0 ? null : decimal.Round(100m * without / (answered + without), 1, MidpointRounding.AwayFromZero),
            totals.Cells.Sum(c => c.Hits),
            CountOutcome(totals, TurnStates.Blocked),
            CountPosts(totals, estimate),
            CountKinds(estimate, totals.Templates.Where(t => t.TemplateId.Length == 0), c => (c.Feature, "")),
            CountKinds(estimate, totals.Templates.Where(t => t.TemplateId.Length > 0), c => (c.Feature, c.TemplateId)),
            Adoption.Of(totals, enabled),
            Price(totals.Tokens, prices))
        {
            ByPurpose = CountPurposes(totals),
            ByCategory = CountCategories(totals),
        };
    }

    /// <summary>Whole yen: tokens times price is summed exactly and rounded once.</summary>
    public static UsageCost Price(IReadOnlyList<ModelDay> days, PriceTable prices)
    {
        var sum = (Int128)0;
        SortedSet<string> unpriced = new(StringComparer.Ordinal);
        foreach (var day in days)
        {
            if (prices.Find(day.Day, day.Model) is { } price)
            {
                sum += ((Int128)day.InputTokens * price.InputYen) + ((Int128)day.OutputTokens * price.OutputYen);
            }
            else
            {
                unpriced.Add(day.Model);
            }
        }

        return new UsageCost(
            days.Sum(d => d.InputTokens),
            days.Sum(d => d.OutputTokens),
            unpriced.Count > 0 ? null : (long)((sum + (TokensAPrice / 2)) / TokensAPrice),
            [.. unpriced],
            prices.Version);
    }

    private static List<PurposeKpi> CountPurposes(UsageTotals totals) =>
        [.. totals.Purposes.GroupBy(p => p.Purpose ?? "", StringComparer.Ordinal)
            .Select(g => new PurposeKpi(g.Key, g.Key.Length == 0 ? UnknownPurpose : g.Key, g.Sum(p => p.Users), g.Sum(p => p.Events)))
            .OrderByDescending(p => p.Events).ThenBy(p => p.Purpose, StringComparer.Ordinal)];

    private static List<CategoryKpi> CountCategories(UsageTotals totals) =>
        [.. totals.Categories.GroupBy(c => c.Category, StringComparer.Ordinal)
            .Select(g => new CategoryKpi(g.Key, g.Sum(c => c.Reports), g.Sum(c => c.ReportedMinutes)))
            .OrderByDescending(c => c.Statements).ThenBy(c => c.Category, StringComparer.Ordinal)];

    private static int CountOutcome(UsageTotals totals, string outcome) => totals.Cells.Where(c => c.Outcome == outcome).Sum(c => c.Events);

    private static List<GroupKpi> CountPosts(UsageTotals totals, CellMinutes estimate)
    {
        var minutes = estimate.By(c => c.Post ?? UnknownPost);
        var posts = PeopleCount.By(totals.Users, u => u.Post ?? UnknownPost)
            .Select(g => new PeopleGroup(g.Key, g.Value, minutes[g.Key]))
            .OrderByDescending(g => g.People.Events).ThenBy(g => g.Name, StringComparer.Ordinal);
        return [.. SmallGroups.Merge([.. posts]).Select(g => new GroupKpi(g.Name, g.People.CumulativeUsers, g.People.Events, g.Minutes))];
    }

    /// <param name="users">By the same kinds; where a kind has none, its people can't be told apart.</param>
    private static List<GroupKpi> CountKinds(CellMinutes estimate, IEnumerable<TemplateMonth> users, Func<UsageCell, (string Feature, string Template)> kind)
    {
        var minutes = estimate.By(kind);
        var events = new Dictionary<(string, string), int>();
        foreach (var cell in estimate.Cells)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(events, kind(cell), out _) += cell.Events;
        }

        var people = users.ToLookup(t => (t.Feature, t.TemplateId), t => t.Users);
        return
        [
            .. minutes.Select(m => new GroupKpi(
                    m.Key.Template.Length == 0 ? m.Key.Feature : $"{m.Key.Feature}/{m.Key.Template}", people.Contains(m.Key) ? people[m.Key].Sum() : null, events[m.Key], m.Value))
                .OrderByDescending(g => g.Events).ThenBy(g => g.Name, StringComparer.Ordinal),
        ];
    }
}
