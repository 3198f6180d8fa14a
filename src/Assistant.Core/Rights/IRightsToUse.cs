using Assistant.Core.Access;

namespace Assistant.Core.Rights;

/// <summary>Who may use generative AI (rules 4 and 5 of the guideline). Page, API, hub and command line ask here before anything else.</summary>
public interface IRightsToUse
{
    /// <summary>
    /// Returns when the person may use the service today. The administrator of the command line
    /// (<see cref="Requester.LocalAdministrator"/>) always may: it is no person.
    /// </summary>
    /// <exception cref="Errors.AssistantException">
    /// <c>right_missing</c>, <c>right_expired</c>, <c>training_required</c>, <c>acknowledgement_required</c>: the first that stands in the way.
    /// </exception>
    Task EnsureAsync(Requester person, CancellationToken cancellationToken);

    Task<RightStanding> GetStandingAsync(string userId, CancellationToken cancellationToken);

    Task<RightFacts> GetFactsAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Everybody's standing today by user id; who is missing has nothing on record.</summary>
    Task<IReadOnlyDictionary<string, RightStanding>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The person has read the rules of the version in force; said twice it is on record once.</summary>
    /// <param name="version">The version that was shown: another may have come into force meanwhile.</param>
    /// <exception cref="Errors.AssistantException"><c>policy_version_changed</c>.</exception>
    Task AcknowledgeAsync(Requester person, string version, CancellationToken cancellationToken);

    /// <summary>研修日, by an administrator; a day that is on record already is not recorded again.</summary>
    /// <param name="recordedBy">User id.</param>
    /// <exception cref="Errors.AssistantException"><c>user_unknown</c>, <c>training_in_future</c>.</exception>
    Task RecordTrainingAsync(string nameOrId, DateOnly day, string recordedBy, CancellationToken cancellationToken);
}
