namespace Assistant.Core.Guideline.Policy;

/// <summary>The rules of the guideline that software enforces, as one version has them.</summary>
public sealed record GuidelinePolicy
{
    /// <summary>Rules 4 and 5.</summary>
    public RightToUseRules RightToUse { get; init; } = new();

    /// <summary>Rule 13.</summary>
    public IncidentRules Incidents { get; init; } = new();
}

/// <summary>Who may use generative AI, and after what.</summary>
public sealed record RightToUseRules
{
    /// <summary>Without an approved application, or a registration by the administrator, nobody uses it.</summary>
    public bool ApprovalRequired { get; init; } = true;

    /// <summary>Nobody without a date of training of this or the last fiscal year uses it.</summary>
    public bool TrainingRequired { get; init; }

    /// <summary>After a version that says so, everybody reads the rules again and confirms it before the next use.</summary>
    public bool AcknowledgementRequired { get; init; }

    /// <summary>So many days before the right ends the page reminds of it.</summary>
    public int ReminderDays { get; init; } = 30;
}

/// <summary>How soon a report of something unexpected must be answered.</summary>
public sealed record IncidentRules
{
    /// <summary>Calendar days, by the severity of the report.</summary>
    public int DaysToAnswer { get; init; } = 7;

    /// <summary>The same for reports that name personal information or confidential matter.</summary>
    public int DaysToAnswerUrgent { get; init; } = 1;
}
