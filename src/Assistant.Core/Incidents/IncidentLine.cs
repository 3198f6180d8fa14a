using System.Globalization;

namespace Assistant.Core.Incidents;

/// <summary>A report as one line of an export.</summary>
public sealed record IncidentLine(
    int Number,
    string Id,
    DateTimeOffset ReportedAt,
    string ReporterId,
    string? Department,
    string Category,
    string Severity,
    string State,
    DateOnly DueOn,
    bool Overdue,
    string? AssigneeId,
    string Description,
    string? Question,
    string? GeneratedAnswer,
    string? Citations,
    string? Mode,
    string? Model,
    string? TemplateId,
    string PolicyVersion,
    string? Answer,
    DateTimeOffset? AnsweredAt)
{
    public static IReadOnlyList<string> Header { get; } =
    [
        "number", "id", "reportedAt", "reporterId", "department", "category", "severity", "state", "dueOn", "overdue", "assigneeId", "description",
        "question", "generatedAnswer", "citations", "mode", "model", "templateId", "policyVersion", "answer", "answeredAt",
    ];

    public IEnumerable<object?> Cells =>
    [
        Number, Id, Time(ReportedAt), ReporterId, Department, Category, Severity, State, DueOn.ToString("O", CultureInfo.InvariantCulture), Overdue ? "1" : "0", AssigneeId, Description,
        Question, GeneratedAnswer, Citations, Mode, Model, TemplateId, PolicyVersion, Answer, AnsweredAt is { } at ? Time(at) : null,
    ];

    /// <param name="today">In JST.</param>
    public static IncidentLine Of(IncidentReport report, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new IncidentLine(
            report.Number,
            report.Id,
            report.ReportedAt,
            report.ReporterId,
            report.Department,
            Name(report.Category),
            Name(report.Severity),
            Name(report.State),
            report.DueOn,
            IncidentRule.IsOverdue(report.State, report.DueOn, today),
            report.AssigneeId,
            report.Description,
            report.Snapshot?.Question,
            report.Snapshot?.Answer,
            report.Snapshot is { } turn ? string.Join("\n", turn.Citations.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.Marker}] {c.Title} {c.Place ?? (c.Page is { } page ? $"p.{page}" : "")} 「{c.Quote}」"))) : null,
            report.Snapshot?.Mode,
            report.Snapshot?.Model,
            report.Snapshot?.TemplateId,
            report.PolicyVersion,
            report.Answer,
            report.AnsweredAt);
    }

    /// <summary>As it stands in JSON.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
