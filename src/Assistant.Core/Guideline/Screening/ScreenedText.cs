using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <param name="Name">Of the attachment or variable; null for the question itself.</param>
public sealed record ScreenedText(GuidelinePart Part, string Text, string? Name = null);

/// <param name="Action">What the policy says follows.</param>
public readonly record struct RuledFinding(Finding Finding, GuidelineAction Action)
{
    public int RuleId => ScreeningActions.RuleOf(Finding.Kind);
}
