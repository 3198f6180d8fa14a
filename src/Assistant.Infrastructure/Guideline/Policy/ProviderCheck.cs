using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Whether the model's provider stands in the register of the policy (rule 3), for start, readiness and the administrator's page.</summary>
public sealed class ProviderCheck(IModelProvider provider, IGuidelinePolicies policies)
{
    public async Task<ProviderStanding> FindAsync(CancellationToken cancellationToken)
    {
        if (provider.Host is not { } host)
        {
            return ProviderStanding.NoModel;
        }

        PolicyInForce current;
        try
        {
            current = await policies.CurrentAsync(cancellationToken);
        }
        catch (AssistantException exception) when (exception.Code == PublishedPolicies.Unreadable)
        {
            // Said by itself where it matters; the start and the page that repairs it must go on.
            return ProviderStanding.Unknown;
        }

        var rules = current.Policy.Providers;
        return rules.IsRegistered(host) ? ProviderStanding.Registered : rules.RefuseUnregistered ? ProviderStanding.Refused : ProviderStanding.Unregistered;
    }
}

public enum ProviderStanding
{
    NoModel,

    /// <summary>The policy can't be read, and so no question is sent.</summary>
    Unknown,
    Registered,

    /// <summary>Used all the same: the policy only asks to say it.</summary>
    Unregistered,

    /// <summary>No question is sent.</summary>
    Refused,
}
