namespace Assistant.Core.Prompts;

/// <summary>A prompt in Semantic Kernel's YAML form with a Handlebars body.</summary>
/// <param name="Id">File name without extension.</param>
/// <param name="Version">Twelve hexadecimal digits of the file's SHA-256: what an answer and its usage event name.</param>
public sealed record PromptTemplate(string Id, string Version, string Name, string Description, string Body, PromptSettings Settings)
{
    /// <summary>What the body may insert.</summary>
    public IReadOnlyList<PromptVariable> Variables { get; init; } = [];
}

/// <param name="Default">Inserted when no value is given; null for none.</param>
public sealed record PromptVariable(string Name, string Description, bool IsRequired, string? Default);

public sealed record PromptSettings(double? Temperature, int? MaxTokens);

public interface IPromptLibrary
{
    /// <summary>Null when there is no such template.</summary>
    PromptTemplate? Find(string id);

    IReadOnlyList<PromptTemplate> List();

    /// <summary>
    /// Renders to chat messages. In values 「&lt;」 and 「&gt;」 become 「＜」 and 「＞」, so that no text of documents or questions can
    /// forge a message or an element of the body.
    /// </summary>
    /// <param name="values">Strings, numbers, and lists of dictionaries of such.</param>
    /// <exception cref="Errors.AssistantException"><c>prompt_variable_missing</c>, <c>prompt_invalid</c>.</exception>
    IReadOnlyList<PromptMessage> Render(PromptTemplate template, IReadOnlyDictionary<string, object?> values);
}

/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
public sealed record PromptMessage(string Role, string Text);
