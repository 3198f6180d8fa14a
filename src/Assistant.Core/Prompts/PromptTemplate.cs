namespace Assistant.Core.Prompts;

/// <summary>A prompt in Semantic Kernel's YAML form with a Handlebars body.</summary>
/// <param name="Id">File name without extension.</param>
/// <param name="Version">Twelve hexadecimal digits of the file's SHA-256: what an answer and its usage event name.</param>
public sealed record PromptTemplate(string Id, string Version, string Name, string Description, string Body, PromptSettings Settings);

public sealed record PromptSettings(double? Temperature, int? MaxTokens);

public interface IPromptLibrary
{
    /// <summary>Null when there is no such template.</summary>
    PromptTemplate? Find(string id);

    IReadOnlyList<PromptTemplate> List();

    /// <summary>Renders to chat messages; values are escaped so that text of documents can't forge markup.</summary>
    IReadOnlyList<PromptMessage> Render(PromptTemplate template, IReadOnlyDictionary<string, object?> values);
}

/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
public sealed record PromptMessage(string Role, string Text);
