using Assistant.Core.Errors;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>The versions of the policy: written once, never changed. Everything that changes what is in force is recorded.</summary>
public interface IGuidelineVersions
{
    /// <summary>Newest first, the factory version last.</summary>
    Task<IReadOnlyList<PolicyVersion>> ListAsync(CancellationToken cancellationToken);

    /// <exception cref="AssistantException"><c>guideline_version_not_found</c>.</exception>
    Task<string> ReadAsync(string version, CancellationToken cancellationToken);

    /// <summary>Stores a version that is not in force.</summary>
    /// <exception cref="PolicyInvalidException">Nothing is stored.</exception>
    Task<PolicyVersion> SaveAsync(string yaml, string userId, CancellationToken cancellationToken) => SaveAsync(yaml, userId, form: null, cancellationToken);

    /// <inheritdoc cref="SaveAsync(string, string, CancellationToken)"/>
    /// <param name="form">Id of the form that was filled in: sent twice with the same text, the first version is the result. Null: a version every time.</param>
    Task<PolicyVersion> SaveAsync(string yaml, string userId, string? form, CancellationToken cancellationToken);

    /// <param name="at">Null: now. Not in the past.</param>
    /// <exception cref="AssistantException"><c>guideline_version_not_found</c>, <c>guideline_time_past</c>, <c>guideline_already_published</c>.</exception>
    /// <exception cref="PolicyInvalidException">This program can't read the version.</exception>
    Task<PolicyVersion> PublishAsync(string version, DateTimeOffset? at, string userId, CancellationToken cancellationToken);

    /// <summary>Publishes what an old version says, as a new version, now.</summary>
    /// <exception cref="AssistantException"><c>guideline_version_not_found</c>.</exception>
    /// <exception cref="PolicyInvalidException">This program can't read the version.</exception>
    Task<PolicyVersion> RollBackAsync(string version, string userId, CancellationToken cancellationToken) => RollBackAsync(version, userId, form: null, cancellationToken);

    /// <inheritdoc cref="RollBackAsync(string, string, CancellationToken)"/>
    /// <param name="form">As for <see cref="SaveAsync(string, string, string, CancellationToken)"/>.</param>
    Task<PolicyVersion> RollBackAsync(string version, string userId, string? form, CancellationToken cancellationToken);

    /// <summary>Takes a publication back whose time has not come; taken back already, nothing happens. Its content can still be published as a new version.</summary>
    /// <exception cref="AssistantException"><c>guideline_version_not_found</c>, <c>guideline_not_scheduled</c>.</exception>
    Task<PolicyVersion> WithdrawAsync(string version, string userId, CancellationToken cancellationToken);

    /// <summary>Whether this program can read the version in force, and if not, which one to go back to.</summary>
    Task<PolicyStanding> FindStandingAsync(CancellationToken cancellationToken);
}

/// <param name="State">Of <see cref="PolicyStates"/>.</param>
/// <param name="EffectiveFrom">Null for a draft.</param>
/// <param name="BasedOn">The version whose content was published again.</param>
/// <param name="CreatedBy">User id; null for the factory version.</param>
public sealed record PolicyVersion(string Version, string State, DateTimeOffset? EffectiveFrom, DateTimeOffset CreatedAt, string? CreatedBy, string? BasedOn, string Changes)
{
    /// <summary>When the publication was taken back before its time; null otherwise.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <param name="Version">In force.</param>
/// <param name="RollBackTo">Where it can't be read: the last one in force before it that can.</param>
public sealed record PolicyStanding(string Version, bool IsReadable, string? RollBackTo);

public static class PolicyStates
{
    public const string Draft = "draft";

    /// <summary>Published, its time is still to come.</summary>
    public const string Scheduled = "scheduled";

    public const string InForce = "in_force";

    /// <summary>Was in force, or was overtaken before it was.</summary>
    public const string Former = "former";

    /// <summary>Its publication was taken back before its time.</summary>
    public const string Withdrawn = "withdrawn";
}
