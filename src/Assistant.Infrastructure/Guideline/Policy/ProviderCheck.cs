using Assistant.Core.Answering;
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

        var rules = (await policies.CurrentAsync(cancellationToken)).Policy.Providers;
        return rules.IsRegistered(host) ? ProviderStanding.Registered : rules.RefuseUnregistered ? ProviderStanding.Refused : ProviderStanding.Unregistered;
    }
}

public enum ProviderStanding
{
    NoModel,
    Registered,

    /// <summary>Used all the same: the policy only asks to say it.</summary>
    Unregistered,

    /// <summary>No question is sent.</summary>
    Refused,
}
