namespace Assistant.Core.Usage;

/// <summary>How a use ended: the values of the outer contract.</summary>
public static class UsageOutcomes
{
    public const string Answered = "answered";
    public const string NoEvidence = "no_evidence";
    public const string Blocked = "blocked";
    public const string Failed = "failed";
    public const string Abandoned = "abandoned";

    public static IReadOnlyList<string> All { get; } = [Answered, NoEvidence, Blocked, Failed, Abandoned];
}
