using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Names in the file: those of JSON.</summary>
internal static class PolicyNames
{
    /// <summary>The strictest first: it stands in for a value that can't be read.</summary>
    public static IReadOnlyList<(string, GuidelineAction)> Actions { get; } =
        [.. Enum.GetValues<GuidelineAction>().OrderDescending().Select(a => (CamelCase.Of(a), a))];

    /// <summary>A document is held, reported or passed: its text is never changed.</summary>
    public static IReadOnlyList<(string, GuidelineAction)> ForDocuments { get; } =
        [.. Actions.Where(a => a.Item2 is GuidelineAction.Block or GuidelineAction.Warn or GuidelineAction.Off)];
}
