namespace Assistant.Core.Guideline.Policy;

/// <summary>The rules of the guideline that software enforces, as one version has them.</summary>
public sealed record GuidelinePolicy
{
    /// <summary>Name of the guideline for staff.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What is different from the version before, in words for staff.</summary>
    public string Changes { get; init; } = string.Empty;

    /// <summary>All rules in order, 1–16; empty where a policy was not read from its file.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>What follows from a finding; rules 1, 2, 10 and 11.</summary>
    public ScreeningActions Actions { get; init; } = ScreeningActions.None;

    /// <summary>Words for the detectors: rules 1 (allowed contacts), 2 (marks), 10 (patterns) and 11 (denied words).</summary>
    public DetectorWords Words { get; init; } = new();

    /// <summary>Rule 2.</summary>
    public ConfidentialityRules Confidentiality { get; init; } = new();

    /// <summary>Rule 3.</summary>
    public IReadOnlyList<ConversationPurpose> Purposes { get; init; } = [];

    /// <summary>Rule 3.</summary>
    public ProviderRules Providers { get; init; } = new();

    /// <summary>Rules 4 and 5.</summary>
    public RightToUseRules RightToUse { get; init; } = new();

    /// <summary>Rules 6 and 9.</summary>
    public DraftRules Drafts { get; init; } = new();

    /// <summary>Rule 8: what stands beside everything that AI wrote.</summary>
    public string AiLabel { get; init; } = string.Empty;

    /// <summary>Rule 10: what a person checks before a text is published.</summary>
    public IReadOnlyList<string> PublicationChecklist { get; init; } = [];

    /// <summary>Rule 13.</summary>
    public IncidentRules Incidents { get; init; } = new();

    /// <summary>Rule 14: for what AI is used, as surveys ask it.</summary>
    public IReadOnlyList<string> SurveyCategories { get; init; } = [];

    /// <summary>Rule 15.</summary>
    public IReadOnlyList<RiskLevel> RiskLevels { get; init; } = [];
}

/// <param name="Id">1–16, the numbers of the guideline.</param>
/// <param name="Text">For staff.</param>
/// <param name="Mode">Of <see cref="RuleModes"/>.</param>
public sealed record PolicyRule(int Id, string Title, string Text, string Mode);

/// <summary>How a rule is kept.</summary>
public static class RuleModes
{
    public static IReadOnlyList<string> All { get; } = ["block", "mask", "warn", "log", "acknowledge", "label", "workflow", "config"];
}

/// <summary>Up to which class documents may be held.</summary>
public sealed record ConfidentialityRules
{
    /// <summary>The strictest first.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>One of <see cref="Classes"/>.</summary>
    public string Allowed { get; init; } = string.Empty;
}

/// <param name="Id">Stable; stands in requests and in the record of the conversation.</param>
/// <param name="IsPublication">Texts that leave the house: the checklist of rule 10 is shown.</param>
public sealed record ConversationPurpose(string Id, string Name, bool IsPublication);

/// <summary>Whom questions may be sent to.</summary>
public sealed record ProviderRules
{
    public IReadOnlyList<RegisteredProvider> Registered { get; init; } = [];

    /// <summary>Nothing is sent to a server that is not registered; false: it is only said.</summary>
    public bool RefuseUnregistered { get; init; }

    /// <summary>Whether questions may be sent to this host, with proof that it does not learn from them.</summary>
    public bool IsRegistered(string host) => Registered.Any(p => string.Equals(p.Host, host, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Host">Of the endpoint's address, without port.</param>
/// <param name="Evidence">Where it is written that input is not learned from: a contract, a page.</param>
public sealed record RegisteredProvider(string Name, string Host, string Evidence);

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

/// <summary>What people do with a draft.</summary>
public sealed record DraftRules
{
    /// <summary>Copy and export ask for 「根拠を確認した」 and record it.</summary>
    public bool ConfirmsGrounds { get; init; }

    /// <summary>A draft that was stored without any change is pointed out.</summary>
    public bool WarnsUnchanged { get; init; }
}

/// <summary>How soon a report of something unexpected must be answered.</summary>
public sealed record IncidentRules
{
    /// <summary>Calendar days, by the severity of the report.</summary>
    public int DaysToAnswer { get; init; } = 7;

    /// <summary>The same for reports that name personal information or confidential matter.</summary>
    public int DaysToAnswerUrgent { get; init; } = 1;
}

/// <param name="NeedsApproval">A template of this level is used only after it was approved.</param>
public sealed record RiskLevel(string Id, string Name, bool NeedsApproval);
