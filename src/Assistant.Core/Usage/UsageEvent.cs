namespace Assistant.Core.Usage;

/// <summary>One use of a feature. Holds nobody's text. Durations are whole milliseconds, tokens whole numbers.</summary>
/// <param name="Id">The answer's id where the use was a question: one turn, one event.</param>
/// <param name="Feature">Of <see cref="UsageFeatures"/>.</param>
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
    int TotalMs);
