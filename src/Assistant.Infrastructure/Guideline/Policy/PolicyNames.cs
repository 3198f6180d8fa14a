using System.Text.Json;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>Names in the file: those of JSON.</summary>
internal static class PolicyNames
{
    /// <summary>The strictest first: it stands in for a value that can't be read.</summary>
    public static IReadOnlyList<(string, GuidelineAction)> Actions { get; } =
        [.. Enum.GetValues<GuidelineAction>().OrderDescending().Select(a => (Of(a), a))];

    /// <summary>A document is held, reported or passed: its text is never changed.</summary>
    public static IReadOnlyList<(string, GuidelineAction)> ForDocuments { get; } =
        [.. Actions.Where(a => a.Item2 is GuidelineAction.Block or GuidelineAction.Warn or GuidelineAction.Off)];

    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
