namespace Assistant.Core.Usage;

/// <summary>One use of a feature. Holds nobody's text. Durations are whole milliseconds, tokens and minutes whole numbers.</summary>
/// <param name="Id">The answer's id where the use was a question: one turn, one event.</param>
/// <param name="Department">The 所属 on the day of the use: a transfer moves nothing that was counted before it.</param>
/// <param name="Feature">Of <see cref="UsageFeatures"/>; imported events may name others.</param>
/// <param name="TemplateId">Empty where the use broke off before a template was chosen; so are version and mode.</param>
/// <param name="Outcome">Of <see cref="Answering.TurnStates"/>: <c>answered</c>, <c>no_evidence</c>, <c>blocked</c>, <c>failed</c> or <c>abandoned</c>.</param>
/// <param name="Documents">Ids of the documents cited.</param>
public sealed record UsageEvent(
    string Id,
    DateTimeOffset OccurredAt,
    string UserId,
    string? Department,
    string Feature,
    string TemplateId,
    string TemplateVersion,
    string Mode,
    string? Model,
    int InputTokens,
    int OutputTokens,
    string Outcome,
    string? ErrorCode,
    IReadOnlyList<string> Documents,
    int RetrievalMs,
    int TotalMs)
{
    /// <summary>職位 on the day of the use; null when unknown.</summary>
    public string? Post { get; init; }

    /// <summary>What the person said the use saved; null when nothing was said. The latest statement counts.</summary>
    public int? MinutesSaved { get; init; }

    /// <summary>Places in question or answer that the guideline's check marked.</summary>
    public int Findings { get; init; }

    /// <summary>Version of the guideline policy that decided; null where none did.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>Rule 3: id of the policy's purpose that the conversation had; null where none was chosen.</summary>
    public string? Purpose { get; init; }

    /// <summary>Rule 14: what the answer was used for, of the policy's list, said together with <see cref="MinutesSaved"/>; null where it was not said.</summary>
    public string? Category { get; init; }

    /// <summary>Null for the service's own events, else the import that brought it.</summary>
    public string? Source { get; init; }
}
