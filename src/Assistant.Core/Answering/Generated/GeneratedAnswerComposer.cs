using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.Core.Errors;
using Assistant.Core.Prompts;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Answering.Generated;

/// <summary>Lets a model write the answer from numbered passages, and holds every marker, quote and number against them.</summary>
internal sealed partial class GeneratedAnswerComposer(IChatClient model, IPromptLibrary prompts) : IAnswerComposer
{
    /// <summary>Earlier turns that are shown to the model.</summary>
    internal const int MostTurns = 3;

    public string Mode => "generated";

    public string? Model { get; } = model.GetService<ChatClientMetadata>()?.DefaultModelId;

    public async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var template = prompts.Find(input.TemplateId)
            ?? throw new AssistantException("template_not_found", "指定されたテンプレートがありません。") { NextStep = "テンプレートを選びなおしてください。" };
        var passages = new GivenPassages(input.Evidence.Hits);
        if (passages.Count == 0)
        {
            // Without passages there is nothing that a model may say.
            yield return new ComposerDraft(NoEvidence(template, TokenUsage.None));
            yield break;
        }

        var answer = new AnswerReader(passages);
        await foreach (var update in model.GetStreamingResponseAsync(Messages(template, input, passages), Options(template), cancellationToken))
        {
            if (answer.Push(update) is { Length: > 0 } text)
            {
                yield return new ComposerText(text);
            }
        }

        if (answer.Complete() is { Length: > 0 } rest)
        {
            yield return new ComposerText(rest);
        }

        yield return new ComposerDraft(answer.IsNoEvidence ? NoEvidence(template, answer.Usage) : answer.ToDraft(template.Version));
    }

    private List<ChatMessage> Messages(PromptTemplate template, ComposerInput input, GivenPassages passages)
    {
        var values = input.Material.Variables.ToDictionary(v => v.Key, object? (v) => v.Value, StringComparer.Ordinal);
        values[TemplateValues.Question] = input.Question;
        values[TemplateValues.Passages] = passages.ToValues();
        values[TemplateValues.History] = input.History.TakeLast(MostTurns).Select(Turn).ToList();
        values[TemplateValues.Attachments] = input.Material.Attachments.Select(Attached).ToList();
        return [.. prompts.Render(template, values).Select(message => new ChatMessage(new ChatRole(message.Role), message.Text))];
    }

    private static Dictionary<string, object?> Attached(Attachment attachment) => new(StringComparer.Ordinal)
    {
        ["name"] = attachment.Name,
        ["text"] = attachment.Text,
    };

    // The numbers of an earlier answer mean other passages than those given now.
    private static Dictionary<string, object?> Turn(ConversationTurn turn) => new(StringComparer.Ordinal)
    {
        ["question"] = turn.Question,
        ["answer"] = Marker().Replace(turn.Answer, string.Empty),
    };

    private static ChatOptions Options(PromptTemplate template) => new()
    {
        Temperature = (float?)template.Settings.Temperature,
        MaxOutputTokens = template.Settings.MaxTokens,
    };

    private static AnswerDraft NoEvidence(PromptTemplate template, TokenUsage usage) =>
        new(TurnStates.NoEvidence, string.Empty, [], [], usage, template.Version);

    [GeneratedRegex(@" ?\[(?:[0-9]{1,3}|\?)\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();
}
