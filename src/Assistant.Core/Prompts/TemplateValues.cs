using System.Collections.Frozen;
using Assistant.Core.Errors;

namespace Assistant.Core.Prompts;

/// <summary>Values of a template that nobody types: the service gives them.</summary>
public static class TemplateValues
{
    public const string Question = "question";
    public const string Passages = "passages";
    public const string History = "history";
    public const string Attachments = "attachments";

    public static FrozenSet<string> Given { get; } = FrozenSet.Create(StringComparer.Ordinal, Question, Passages, History, Attachments);

    internal static AssistantException Missing(PromptTemplate template, IEnumerable<string> names) =>
        new("prompt_variable_missing", $"テンプレート {template.Id} に必要な値がありません：{string.Join("、", names)}") { NextStep = "必要な値を書いて、もう一度質問してください。" };
}
