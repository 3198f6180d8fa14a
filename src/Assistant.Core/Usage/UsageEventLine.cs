using Assistant.Core.Time;

namespace Assistant.Core.Usage;

/// <summary>A use as it is exported: ids and numbers, nobody's name and nobody's text.</summary>
/// <param name="OccurredAt">RFC 3339 in JST.</param>
public sealed record UsageEventLine(
    string EventId,
    string OccurredAt,
    string UserId,
    string Department,
    string Feature,
    string TemplateId,
    string Outcome,
    string Post,
    int? MinutesSaved,
    int InputTokens,
    int OutputTokens,
    string TemplateVersion,
    string Mode,
    string Model,
    string ErrorCode,
    int Findings,
    string PolicyVersion,
    int Citations,
    int RetrievalMs,
    int TotalMs,
    string Source,
    string Purpose,
    string Category)
{
    public static IReadOnlyList<string> Header { get; } =
    [
        "eventId", "occurredAt", "userId", "department", "feature", "templateId", "outcome", "post", "minutesSaved", "inputTokens", "outputTokens",
        "templateVersion", "mode", "model", "errorCode", "findings", "policyVersion", "citations", "retrievalMs", "totalMs", "source", "purpose", "category",
    ];

    /// <param name="name">From a person's id to what the reader is shown (<see cref="IUsagePseudonyms"/>).</param>
    public static UsageEventLine Of(UsageEvent usage, Func<string, string> name) => new(
        usage.Id,
        usage.OccurredAt.ToJapanTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture),
        name(usage.UserId), usage.Department ?? "", usage.Feature, usage.TemplateId, usage.Outcome, usage.Post ?? "", usage.MinutesSaved,
        usage.InputTokens, usage.OutputTokens, usage.TemplateVersion, usage.Mode, usage.Model ?? "", usage.ErrorCode ?? "",
        usage.Findings, usage.PolicyVersion ?? "", usage.Documents.Count, usage.RetrievalMs, usage.TotalMs, usage.Source ?? "", usage.Purpose ?? "", usage.Category ?? "");

    /// <summary>In the order of <see cref="Header"/>.</summary>
    public IReadOnlyList<object?> Cells =>
    [
        EventId, OccurredAt, UserId, Department, Feature, TemplateId, Outcome, Post, MinutesSaved, InputTokens, OutputTokens,
        TemplateVersion, Mode, Model, ErrorCode, Findings, PolicyVersion, Citations, RetrievalMs, TotalMs, Source, Purpose, Category,
    ];
}
