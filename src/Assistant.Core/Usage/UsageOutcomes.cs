using Assistant.Core.Answering;

namespace Assistant.Core.Usage;

/// <summary>What an outcome means for the figures.</summary>
public static class UsageOutcomes
{
    public static IReadOnlyList<string> All { get; } =
        [TurnStates.Answered, TurnStates.NoEvidence, TurnStates.Blocked, TurnStates.Failed, TurnStates.Abandoned];

    /// <summary>Whether minutes may be counted as saved: never for blocked, failed and abandoned turns.</summary>
    public static bool SavesTime(string outcome) => outcome is TurnStates.Answered or TurnStates.NoEvidence;
}
