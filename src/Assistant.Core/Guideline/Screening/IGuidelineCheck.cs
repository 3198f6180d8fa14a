using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>Looks at texts by the policy in force.</summary>
public interface IGuidelineCheck
{
    /// <summary>By the version in force now. Cheap: the detectors are made once a version.</summary>
    ValueTask<GuidelineScreen> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>By a version that is not in force: to try a draft.</summary>
    GuidelineScreen For(PolicyInForce policy);
}

/// <summary>Makes the detectors that go with a policy's words.</summary>
public interface IPolicyDetectors
{
    ISensitiveTextDetector For(GuidelinePolicy policy);
}

/// <summary>The detectors with a policy's words beside the tables'.</summary>
/// <param name="off">Kinds that the configuration has switched off.</param>
public sealed class PolicyDetectors(DetectorTables tables, IReadOnlySet<FindingKind> off) : IPolicyDetectors
{
    public ISensitiveTextDetector For(GuidelinePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new SensitiveTextDetector(tables.With(policy.Words), off);
    }
}
