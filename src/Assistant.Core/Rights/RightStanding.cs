using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Rights;

/// <summary>What the record and the guideline say about a person on one day.</summary>
/// <param name="Until">Last day of the right that holds today, renewals without a gap included; null when none holds.</param>
/// <param name="EndedOn">Last day of a right that is over; null when there never was one.</param>
/// <param name="TrainedOn">The latest training.</param>
/// <param name="Missing">Codes of what stands in the way of using the service, in the order in which it is put right; empty when nothing does.</param>
/// <param name="EndsSoon">Within the days of the guideline, and not renewed.</param>
/// <param name="MustAcknowledge">The version in force asks for it, and the person has not done it.</param>
/// <param name="OpenYears">Fiscal years that the person may apply for now.</param>
/// <param name="WaitingYears">Fiscal years with an application that nobody has decided.</param>
public sealed record RightStanding(
    DateOnly? Until,
    DateOnly? EndedOn,
    DateOnly? TrainedOn,
    IReadOnlyList<string> Missing,
    bool EndsSoon,
    bool MustAcknowledge,
    string PolicyVersion,
    IReadOnlyList<int> OpenYears,
    IReadOnlyList<int> WaitingYears)
{
    /// <param name="today">In JST.</param>
    public static RightStanding Judge(RightFacts facts, PolicyInForce policy, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        var rules = policy.Policy.RightToUse;
        var until = LastDayWithoutGap(facts.Grants, today);
        DateOnly? ended = facts.Grants.Where(g => g.To < today).Select(g => (DateOnly?)g.To).Max();
        DateOnly? trained = facts.Trainings.Where(t => t.Day <= today).Select(t => (DateOnly?)t.Day).Max();
        var mustAcknowledge = policy.ToAcknowledge.Count > 0 && !facts.Acknowledgements.Any(a => policy.ToAcknowledge.Contains(a.PolicyVersion, StringComparer.Ordinal));
        int[] waiting = [.. facts.Applications.Where(a => a.State == ApplicationStates.Waiting && FiscalYear.LastDay(a.FiscalYear) >= today).Select(a => a.FiscalYear).Order()];

        List<string> missing = [];
        if (rules.ApprovalRequired && until is null)
        {
            missing.Add(ended is null ? RightCodes.Missing : RightCodes.Expired);
        }

        if (rules.TrainingRequired && !IsRecent(trained, today))
        {
            missing.Add(RightCodes.TrainingRequired);
        }

        if (mustAcknowledge)
        {
            missing.Add(RightCodes.AcknowledgementRequired);
        }

        return new RightStanding(
            until,
            ended,
            trained,
            missing,
            rules.ApprovalRequired && until is { } last && last.DayNumber - today.DayNumber <= rules.ReminderDays,
            mustAcknowledge,
            policy.Version,
            [.. YearsToApplyFor(today).Where(year => !waiting.Contains(year) && !Covers(until, facts.Grants, year))],
            waiting);
    }

    /// <summary>Training of this fiscal year or the one before counts.</summary>
    private static bool IsRecent(DateOnly? trained, DateOnly today) => trained is { } day && FiscalYear.Of(day) >= FiscalYear.Of(today) - 1;

    private static IEnumerable<int> YearsToApplyFor(DateOnly today)
    {
        var year = FiscalYear.Of(today);
        yield return year;
        if (FiscalYear.IsNextOpen(today))
        {
            yield return year + 1;
        }
    }

    private static bool Covers(DateOnly? until, IEnumerable<RightGrant> grants, int year) =>
        until >= FiscalYear.LastDay(year) || grants.Any(g => g.From <= FiscalYear.FirstDay(year) && g.To >= FiscalYear.LastDay(year));

    private static DateOnly? LastDayWithoutGap(IEnumerable<RightGrant> grants, DateOnly today)
    {
        DateOnly? until = null;
        foreach (var grant in grants.Where(g => g.To >= today).OrderBy(g => g.From))
        {
            if (grant.From <= (until?.AddDays(1) ?? today) && !(grant.To < until))
            {
                until = grant.To;
            }
        }

        return until;
    }
}
