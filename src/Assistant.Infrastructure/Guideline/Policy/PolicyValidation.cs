
namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Says what is wrong with a policy, without storing it.</summary>
public static class PolicyValidation
{
    /// <summary>Every error with its line; empty when the policy may be published.</summary>
    public static IReadOnlyList<PolicyError> Check(string yaml) => PolicyFile.Check(yaml).Errors;
}
