using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <param name="Name">Of the attachment or variable; null for the question itself.</param>
public sealed record ScreenedText(GuidelinePart Part, string Text, string? Name = null)
{
    /// <summary>What the person typed right before in the same conversation: a value may begin there and end in this text. Null for nothing.</summary>
    public string? Before { get; init; }
}

/// <param name="Action">What the policy says follows.</param>
public readonly record struct RuledFinding(Finding Finding, GuidelineAction Action)
{
    public int RuleId => ScreeningActions.RuleOf(Finding.Kind);
}
