using System.ComponentModel;
using System.Text.Json.Serialization;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>What the guideline said about a text: the <c>guideline</c> of the JSON of <c>ask</c>.</summary>
/// <param name="Version">Of the policy.</param>
/// <param name="Decision"><c>allow</c>, <c>mask</c>, <c>warn</c> or <c>block</c>. <c>allow</c> never means that nothing is there.</param>
public sealed record GuidelineDecision(string Version, string Decision, IReadOnlyList<GuidelineFinding> Findings)
{
    public const string Allow = "allow";
    public const string Mask = "mask";
    public const string Warn = "warn";
    public const string Block = "block";

    /// <summary>With decision <c>warn</c>: sent back with the same question, it says that the person has seen the findings.</summary>
    [Description("decision が warn のとき、内容を確認した人が、同じ質問といっしょに送り返す値")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Acknowledgement { get; init; }

    /// <summary>The person has confirmed the findings and the question went through.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Acknowledged { get; init; }
}

/// <param name="RuleId">1–16, a rule of the guideline.</param>
/// <param name="Category">The kind of finding in camel case, for example <c>individualNumber</c>.</param>
/// <param name="Start">In UTF-16 code units of the text as it was sent.</param>
/// <param name="End">After the last one.</param>
/// <param name="Part"><c>question</c>, <c>attachment</c>, <c>variable</c>, <c>document</c> or <c>output</c>: the text in which the places are.</param>
/// <param name="Certainty"><c>information</c>, <c>likely</c> or <c>certain</c>.</param>
/// <param name="Action"><c>log</c>, <c>mask</c>, <c>warn</c> or <c>block</c>.</param>
public sealed record GuidelineFinding(int RuleId, string Category, int Start, int End, string Part, string Certainty, string Action)
{
    /// <summary>Of the attachment or variable.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    internal static GuidelineFinding Of(RuledFinding ruled, GuidelinePart part, int offset = 0) => new(
        ruled.RuleId,
        CamelCase.Of(ruled.Finding.Kind),
        ruled.Finding.Start + offset,
        ruled.Finding.End + offset,
        CamelCase.Of(part),
        CamelCase.Of(ruled.Finding.Certainty),
        CamelCase.Of(ruled.Action));
}
