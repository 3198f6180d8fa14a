namespace Assistant.Core.Guideline.Policy;

/// <summary>The generative AI guideline as versioned data; an administrator edits it, code only reads it.</summary>
public interface IGuidelinePolicies
{
    /// <summary>The version in force at this moment. The factory version is in force until another is published.</summary>
    ValueTask<PolicyInForce> CurrentAsync(CancellationToken cancellationToken);
}

/// <param name="Version">Stable name; decisions, events and answers carry it.</param>
/// <param name="Since">From when on it is in force.</param>
/// <param name="IsFactory">The version that came with the program: nobody published it.</param>
public sealed record PolicyInForce(string Version, DateTimeOffset Since, bool IsFactory, GuidelinePolicy Policy)
{
    /// <summary>
    /// Whoever has confirmed one of these versions need not confirm anything: this one and those before it, back to the last that asked
    /// for it. A later version that does not ask must not lift what an earlier one asked for. Empty while none has asked.
    /// </summary>
    public IReadOnlyList<string> ToAcknowledge { get; init; } = Policy.RightToUse.AcknowledgementRequired ? [Version] : [];
}
