using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline;

/// <summary>The version that comes with the program, in force until an administrator publishes another.</summary>
internal sealed class FactoryPolicies : IGuidelinePolicies
{
    private static readonly PolicyInForce _factory = new("factory-1", DateTimeOffset.UnixEpoch, IsFactory: true, new GuidelinePolicy());

    public ValueTask<PolicyInForce> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_factory);
}
