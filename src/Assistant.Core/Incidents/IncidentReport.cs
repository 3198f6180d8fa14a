namespace Assistant.Core.Incidents;

/// <param name="AnswerId">The turn that it is about; null for a report without one.</param>
/// <param name="IsUrgent">The reporter asks for the shorter time.</param>
/// <param name="Description">What happened, 1–2,000 characters.</param>
public sealed record IncidentRequest(IncidentCategory Category, string Description, string? AnswerId = null, bool IsUrgent = false)
{
    /// <summary>Letters of a <see cref="Submission"/>.</summary>
    public const int LongestSubmission = 64;

    /// <summary>Id of the form that was filled in, chosen by the sender; null when every sending is meant as a report of its own.</summary>
    public string? Submission { get; init; }
}

/// <summary>Exactly what will be handed over: personal information is masked already.</summary>
/// <param name="Fingerprint">Names this content, so that what is sent is what was seen.</param>
/// <param name="Masked">How many values were taken out.</param>
public sealed record IncidentDraft(
    IncidentCategory Category, IncidentSeverity Severity, string Description, IncidentSnapshot? Snapshot, DateOnly DueOn, string PolicyVersion, int Masked, string Fingerprint);

/// <summary>The turn as it was when it was reported; stays when the conversation is deleted.</summary>
public sealed record IncidentSnapshot(
    string AnswerId,
    DateTimeOffset AskedAt,
    string Question,
    string State,
    string? ErrorCode,
    string Answer,
    string? Mode,
    string? Model,
    string? TemplateId,
    string? TemplateVersion,
    string? PolicyVersion,
    IReadOnlyList<SnapshotCitation> Citations);

/// <param name="Place">Page, sheet or paragraph.</param>
public sealed record SnapshotCitation(int Marker, string DocumentId, string Title, int? Page, string? Place, string Quote, bool Verified);

/// <param name="Number">受付番号, from 1.</param>
/// <param name="DueOn">Last day to answer, in JST.</param>
/// <param name="Answer">To the reporter.</param>
/// <param name="Version">Grows with every change; a change names the version that it was made on.</param>
public sealed record IncidentReport(
    string Id,
    int Number,
    string ReporterId,
    string? Department,
    DateTimeOffset ReportedAt,
    IncidentCategory Category,
    IncidentSeverity Severity,
    string Description,
    IncidentSnapshot? Snapshot,
    string PolicyVersion,
    DateOnly DueOn,
    IncidentState State,
    string? AssigneeId,
    string? Answer,
    DateTimeOffset? AnsweredAt,
    int Version);

/// <param name="Kind"><c>reported</c>, <c>state</c>, <c>assigned</c> or <c>answered</c>.</param>
/// <param name="Value">The new state, or the id of the person in charge.</param>
public sealed record IncidentChange(DateTimeOffset At, string ById, string Kind, string? Value);

public sealed record IncidentFile(IncidentReport Report, IReadOnlyList<IncidentChange> Changes);
