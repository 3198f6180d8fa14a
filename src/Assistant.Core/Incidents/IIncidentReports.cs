using Assistant.Core.Access;

namespace Assistant.Core.Incidents;

/// <summary>The reporter's side (rule 13 of the guideline): a person sees the own reports and nobody else's.</summary>
public interface IIncidentReports
{
    /// <summary>Letters of a description or an answer.</summary>
    const int LongestText = 2_000;

    /// <summary>What would be handed over. Nothing is stored.</summary>
    /// <exception cref="Errors.AssistantException"><c>description_invalid</c>, <c>submission_invalid</c>, <c>answer_not_found</c>.</exception>
    Task<IncidentDraft> PreviewAsync(IncidentRequest request, Requester reporter, CancellationToken cancellationToken);

    /// <summary>
    /// Sent twice, the first report is the result: the same words about the same turn are one report, and without a turn the same words
    /// under one <see cref="IncidentRequest.Submission"/>.
    /// </summary>
    /// <param name="fingerprint">Of the preview that was seen; null where the caller sends without one.</param>
    /// <exception cref="Errors.AssistantException">As for the preview, and <c>preview_outdated</c>.</exception>
    Task<IncidentReport> ReportAsync(IncidentRequest request, Requester reporter, string? fingerprint, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<IncidentReport>> ListOwnAsync(string reporterId, CancellationToken cancellationToken);

    /// <summary>Null when there is none or it is somebody else's.</summary>
    Task<IncidentReport?> FindOwnAsync(string id, string reporterId, CancellationToken cancellationToken);
}

/// <summary>The side of the DX戦略課: analysts and administrators. Callers check the role. The same step of the same person may come twice.</summary>
public interface IIncidentQueue
{
    /// <summary>What has to be answered first comes first; then what is done, newest first.</summary>
    /// <param name="state">Null for all.</param>
    Task<IReadOnlyList<IncidentReport>> ListAsync(IncidentState? state, CancellationToken cancellationToken);

    Task<IncidentFile?> FindAsync(string id, CancellationToken cancellationToken);

    /// <param name="version">Of the report that the change was made on.</param>
    /// <exception cref="Errors.AssistantException"><c>incident_not_found</c>, <c>incident_changed</c>, <c>incident_state_invalid</c>.</exception>
    Task<IncidentReport> MoveAsync(string id, int version, IncidentState state, string by, CancellationToken cancellationToken);

    /// <param name="assignee">Name or id of an analyst or administrator; null for nobody.</param>
    /// <exception cref="Errors.AssistantException"><c>incident_not_found</c>, <c>incident_changed</c>, <c>assignee_invalid</c>.</exception>
    Task<IncidentReport> AssignAsync(string id, int version, string? assignee, string by, CancellationToken cancellationToken);

    /// <summary>The reporter reads it; the report is answered then.</summary>
    /// <exception cref="Errors.AssistantException"><c>incident_not_found</c>, <c>incident_changed</c>, <c>incident_state_invalid</c>, <c>answer_invalid</c>.</exception>
    Task<IncidentReport> AnswerAsync(string id, int version, string answer, string by, CancellationToken cancellationToken);
}
