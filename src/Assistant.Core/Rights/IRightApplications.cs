using Assistant.Core.Access;

namespace Assistant.Core.Rights;

/// <summary>Applications for a fiscal year, decided by the 所属長 of the day.</summary>
public interface IRightApplications
{
    /// <summary>Letters of a purpose or a reason.</summary>
    const int LongestText = 500;

    /// <summary>Sent twice with the same purpose, the first application is the result.</summary>
    /// <exception cref="Errors.AssistantException">
    /// <c>purpose_invalid</c> (1–500 characters), <c>fiscal_year_not_open</c>, <c>application_waiting</c>, <c>right_held</c>.
    /// </exception>
    Task<RightApplication> ApplyAsync(Requester person, string purpose, int fiscalYear, CancellationToken cancellationToken);

    /// <summary>What the person may decide today, oldest first: never the own one.</summary>
    Task<IReadOnlyList<WaitingApplication>> ListWaitingAsync(Requester decider, CancellationToken cancellationToken);

    /// <summary>The right holds from today, or from 1 April of a year to come, until 31 March. The same decision of the same person may come twice.</summary>
    /// <exception cref="Errors.AssistantException">
    /// <c>application_not_found</c>, <c>application_own</c>, <c>not_head</c>, <c>application_decided</c>, <c>application_outdated</c>.
    /// </exception>
    Task ApproveAsync(string applicationId, Requester decider, CancellationToken cancellationToken);

    /// <param name="reason">1–500 characters; the applicant reads it.</param>
    /// <exception cref="Errors.AssistantException">As for <see cref="ApproveAsync"/>, and <c>reason_invalid</c>.</exception>
    Task RefuseAsync(string applicationId, Requester decider, string reason, CancellationToken cancellationToken);
}

public sealed record WaitingApplication(RightApplication Application, UserAccount Applicant);
