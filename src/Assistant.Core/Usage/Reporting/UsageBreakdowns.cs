using System.Runtime.InteropServices;
using Assistant.Core.Answering;

namespace Assistant.Core.Usage.Reporting;

/// <summary>What the dashboard shows beyond the key figures, from the same counts.</summary>
public static class UsageBreakdowns
{
    /// <summary>Every month of the period, in order.</summary>
    public static IReadOnlyList<OutcomeMonth> OutcomesOf(UsageTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var events = new Dictionary<(YearMonth, string), int>();
        var hits = new Dictionary<YearMonth, int>();
        foreach (var cell in totals.Cells)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(events, (cell.Month, cell.Outcome), out _) += cell.Events;
            CollectionsMarshal.GetValueRefOrAddDefault(hits, cell.Month, out _) += cell.Hits;
        }

        return [.. totals.Period.Months.Select(month =>
        {
            int Count(string outcome) => events.GetValueOrDefault((month, outcome));
            return new OutcomeMonth(
                month.ToString(), Count(TurnStates.Answered), Count(TurnStates.NoEvidence), Count(TurnStates.Blocked), Count(TurnStates.Failed), Count(TurnStates.Abandoned),
                hits.GetValueOrDefault(month));
        })];
    }
}
