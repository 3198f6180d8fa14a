using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

internal sealed class GuidelineCheck(IGuidelinePolicies policies, IPolicyDetectors detectors, IAcknowledgementSeal seal) : IGuidelineCheck
{
    private volatile GuidelineScreen? _current;

    public async ValueTask<GuidelineScreen> CurrentAsync(CancellationToken cancellationToken)
    {
        var policy = await policies.CurrentAsync(cancellationToken);
        if (_current is { } current && ReferenceEquals(current.Policy, policy.Policy))
        {
            return current;
        }

        return _current = For(policy);
    }

    public GuidelineScreen For(PolicyInForce policy) => new(policy, detectors.For(policy.Policy), seal);
}
