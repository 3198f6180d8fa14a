using Assistant.Core.Guideline.Policy;

namespace Assistant.Testing;

/// <summary>The policy that a test puts in force.</summary>
public sealed class FixedPolicies : IGuidelinePolicies
{
    public PolicyInForce InForce { get; set; } = new("factory-1", DateTimeOffset.UnixEpoch, IsFactory: true, new GuidelinePolicy());

    public void Publish(string version, RightToUseRules rules) =>
        InForce = new PolicyInForce(version, DateTimeOffset.UnixEpoch, IsFactory: false, new GuidelinePolicy { RightToUse = rules });

    public ValueTask<PolicyInForce> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(InForce);
}
