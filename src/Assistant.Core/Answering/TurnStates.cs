namespace Assistant.Core.Answering;

/// <summary>How a turn ended; also the outcomes of a usage event.</summary>
public static class TurnStates
{
    public const string Pending = "pending";
    public const string Answered = "answered";
    public const string NoEvidence = "no_evidence";
    public const string Blocked = "blocked";
    public const string Failed = "failed";
    public const string Abandoned = "abandoned";
}
