using Assistant.Core.Errors;
using Assistant.Core.Prompts;

namespace Assistant.Infrastructure.Prompts;

internal sealed class PromptLibrary : IPromptLibrary
{
    private readonly SortedDictionary<string, PromptTemplate> _templates;
    private readonly PromptRenderer _renderer = new();

    private PromptLibrary(IEnumerable<PromptTemplate> templates) =>
        _templates = new SortedDictionary<string, PromptTemplate>(templates.ToDictionary(t => t.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <exception cref="AssistantException"><c>prompt_invalid</c>, with every error of every file.</exception>
    public static PromptLibrary Load(IEnumerable<PromptSource> sources)
    {
        var errors = new List<string>();
        var templates = sources.Select(source => PromptFile.Read(source, errors)).OfType<PromptTemplate>().ToList();
        return errors.Count == 0
            ? new PromptLibrary(templates)
            : throw new AssistantException("prompt_invalid", string.Join(Environment.NewLine, errors));
    }

    public PromptTemplate? Find(string id) => _templates.GetValueOrDefault(id);

    public IReadOnlyList<PromptTemplate> List() => [.. _templates.Values];

    public IReadOnlyList<PromptMessage> Render(PromptTemplate template, IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(values);
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var variable in template.Variables)
        {
            var value = values.GetValueOrDefault(variable.Name) ?? variable.Default;
            if (value is null && variable.IsRequired)
            {
                missing.Add(variable.Name);
            }

            given[variable.Name] = value;
        }

        return missing.Count == 0
            ? _renderer.Render(template, given)
            : throw TemplateValues.Missing(template, missing);
    }
}
