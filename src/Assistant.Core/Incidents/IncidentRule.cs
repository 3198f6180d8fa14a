using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Incidents;

/// <summary>How soon a report is answered, and which way it goes.</summary>
public static class IncidentRule
{
    /// <summary>Confidential matter that was typed in can't wait; the reporter may call anything else urgent too, never the other way round.</summary>
    public static IncidentSeverity SeverityOf(IncidentCategory category, bool isUrgent) =>
        isUrgent || category == IncidentCategory.ConfidentialInput ? IncidentSeverity.Urgent : IncidentSeverity.Normal;

    /// <param name="reported">In JST.</param>
    /// <returns>The last day on which the answer is in time.</returns>
    public static DateOnly DueOn(DateOnly reported, IncidentSeverity severity, IncidentRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return reported.AddDays(severity == IncidentSeverity.Urgent ? rules.DaysToAnswerUrgent : rules.DaysToAnswer);
    }

    /// <summary>Where somebody may move a report by hand; <see cref="IncidentState.Answered"/> is reached by answering alone.</summary>
    public static IReadOnlyList<IncidentState> Next(IncidentState state) => state switch
    {
        IncidentState.Received => [IncidentState.InProgress],
        IncidentState.Answered => [IncidentState.Closed, IncidentState.InProgress],
        IncidentState.Closed => [IncidentState.InProgress],
        _ => [],
    };

    public static bool CanAnswer(IncidentState state) => state is IncidentState.Received or IncidentState.InProgress;

    public static bool IsOverdue(IncidentState state, DateOnly dueOn, DateOnly today) => CanAnswer(state) && dueOn < today;
}
