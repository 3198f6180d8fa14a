using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Prompts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assistant.Infrastructure.Prompts;

/// <summary>Reads one file in Semantic Kernel's prompt form and names every error in it with its line.</summary>
internal sealed class PromptFile
{
    private static readonly string[] Keys =
        ["name", "description", "template_format", "template", "input_variables", "output_variable", "execution_settings", "allow_dangerously_set_content"];

    private readonly PromptSource _source;
    private readonly List<string> _errors;

    private PromptFile(PromptSource source, List<string> errors) => (_source, _errors) = (source, errors);

    /// <returns>Null when the file has errors, which are then added to <paramref name="errors"/>.</returns>
    public static PromptTemplate? Read(PromptSource source, List<string> errors)
    {
        var before = errors.Count;
        var template = new PromptFile(source, errors).Read();
        return errors.Count == before ? template : null;
    }

    private PromptTemplate? Read()
    {
        if (Load() is not { } root)
        {
            return null;
        }

        foreach (var key in root.Children.Keys.Where(k => !Keys.Contains(k.ToString(), StringComparer.Ordinal)))
        {
            Error(key, $"「{key}」という項目はありません");
        }

        if (Text(root, "template_format") is { } format && format != "handlebars")
        {
            Error(Find(root, "template_format")!, "template_format は handlebars だけが使えます");
        }

        if (Text(root, "allow_dangerously_set_content") is { } allowed && allowed != "false")
        {
            Error(Find(root, "allow_dangerously_set_content")!, "挿入する文字をそのまま通すことはできません");
        }

        var body = Required(root, "template");
        foreach (var problem in PromptBody.Check(body))
        {
            Error(Find(root, "template")!, problem);
        }

        return new PromptTemplate(
            _source.Id,
            Convert.ToHexStringLower(SHA256.HashData(_source.Content))[..12],
            Required(root, "name"),
            Required(root, "description"),
            body,
            Settings(root))
        {
            Variables = [.. Items(root, "input_variables").Select(Variable)],
        };
    }

    private YamlMappingNode? Load()
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(_source.Content)));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            Error(null, "YAMLの項目の並びが一つだけ必要です");
        }
        catch (YamlException exception)
        {
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{_source.Id}.yaml {exception.Start.Line}行目：YAMLとして読めません"));
        }
        catch (DecoderFallbackException)
        {
            Error(null, "UTF-8で書かれていません");
        }

        return null;
    }

    private PromptVariable Variable(YamlMappingNode node)
    {
        var required = Text(node, "is_required") ?? "true";
        if (required is not ("true" or "false"))
        {
            Error(node, "is_required は true か false にしてください");
        }

        return new PromptVariable(Required(node, "name"), Text(node, "description") ?? string.Empty, required == "true", Text(node, "default"));
    }

    private PromptSettings Settings(YamlMappingNode root)
    {
        if (Find(root, "execution_settings") is not YamlMappingNode all || Find(all, "default") is not YamlMappingNode node)
        {
            return new PromptSettings(null, null);
        }

        double? temperature = null;
        if (Text(node, "temperature") is { } text)
        {
            temperature = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 2 ? value : null;
            if (temperature is null)
            {
                Error(node, "temperature は 0 から 2 までの数にしてください");
            }
        }

        int? limit = null;
        if (Text(node, "max_tokens") is { } tokens)
        {
            limit = int.TryParse(tokens, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
            if (limit is null)
            {
                Error(node, "max_tokens は 1 以上の整数にしてください");
            }
        }

        return new PromptSettings(temperature, limit);
    }

    private IEnumerable<YamlMappingNode> Items(YamlMappingNode parent, string key)
    {
        switch (Find(parent, key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.Children.All(item => item is YamlMappingNode):
                return list.Children.Cast<YamlMappingNode>();
            case var other:
                Error(other, $"{key} は項目の並びにしてください");
                return [];
        }
    }

    private string Required(YamlMappingNode parent, string key)
    {
        var text = Text(parent, key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Error(parent, $"{key} がありません");
        }

        return text ?? string.Empty;
    }

    private static string? Text(YamlMappingNode parent, string key) => (Find(parent, key) as YamlScalarNode)?.Value;

    private static YamlNode? Find(YamlMappingNode parent, string key) =>
        parent.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private void Error(YamlNode? node, string what) =>
        _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{_source.Id}.yaml {node?.Start.Line ?? 1}行目：{what}"));
}
