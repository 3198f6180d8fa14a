using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>A mapping whose items are asked for one by one; what nobody has asked for is an error, and so is what is missing.</summary>
internal sealed class PolicyNode(YamlMappingNode node, List<PolicyError> errors)
{
    private const int LongestText = 2_000;
    private const int MostItems = 2_000;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public int Line => LineOf(node);

    /// <summary>To be called when everything that may stand here was asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in node.Children.Keys.Where(k => k is not YamlScalarNode { Value: { } name } || !_asked.Contains(name)))
        {
            errors.Add(new PolicyError(LineOf(key), $"「{Shown(key)}」という項目はありません。ここで使える項目は {string.Join('、', _asked)} です"));
        }
    }

    public void Error(string message, string? key = null) => errors.Add(new PolicyError(key is not null && Find(key) is { } value ? LineOf(value) : Line, message));

    /// <summary>Empty when it is missing, which is then an error.</summary>
    public string Text(string key, bool mayBeEmpty = false)
    {
        switch (Ask(key))
        {
            case null:
                return string.Empty;
            case YamlScalarNode { Value: { } text } when text.Length <= LongestText && (mayBeEmpty || !string.IsNullOrWhiteSpace(text)):
                return text.Trim();
            case var other:
                errors.Add(new PolicyError(LineOf(other), $"{key} は{(mayBeEmpty ? "" : "空でない")}文字（{LongestText.ToString("N0", CultureInfo.InvariantCulture)}文字まで）にしてください"));
                return string.Empty;
        }
    }

    public bool Flag(string key) => Choice(key, [("true", true), ("false", false)]);

    public int Number(string key, int least, int most)
    {
        var value = Ask(key);
        if (value is null)
        {
            return least;
        }

        if (value is YamlScalarNode scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(new PolicyError(LineOf(value), string.Create(CultureInfo.InvariantCulture, $"{key} は {least} から {most} までの整数にしてください")));
        return least;
    }

    public T Choice<T>(string key, IReadOnlyList<(string Name, T Value)> choices)
    {
        var value = Ask(key);
        if (value is null)
        {
            return choices[0].Value;
        }

        foreach (var (name, choice) in choices)
        {
            if (value is YamlScalarNode scalar && scalar.Value == name)
            {
                return choice;
            }
        }

        errors.Add(new PolicyError(LineOf(value), $"{key} の「{Shown(value)}」は使えません。{string.Join('、', choices.Select(c => c.Name))} のどれかにしてください"));
        return choices[0].Value;
    }

    /// <summary>Words; none twice.</summary>
    public IReadOnlyList<string> Texts(string key, int longest = 200)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            if (item is not YamlScalarNode { Value: { } text } || string.IsNullOrWhiteSpace(text) || text.Length > longest)
            {
                errors.Add(new PolicyError(LineOf(item), string.Create(CultureInfo.InvariantCulture, $"{key} には、{longest}文字までの空でない言葉を並べてください")));
            }
            else if (texts.Contains(text.Trim(), StringComparer.Ordinal))
            {
                errors.Add(new PolicyError(LineOf(item), $"{key} に「{Shown(item)}」が2回あります"));
            }
            else
            {
                texts.Add(text.Trim());
            }
        }

        return texts;
    }

    public IEnumerable<PolicyNode> Nodes(string key)
    {
        foreach (var item in Items(key))
        {
            if (item is YamlMappingNode mapping)
            {
                yield return new PolicyNode(mapping, errors);
            }
            else
            {
                errors.Add(new PolicyError(LineOf(item), $"{key} には、項目の組を並べてください"));
            }
        }
    }

    /// <summary>Null when it is missing or something else, which is then an error.</summary>
    public PolicyNode? Node(string key)
    {
        var value = Ask(key);
        if (value is YamlMappingNode mapping)
        {
            return new PolicyNode(mapping, errors);
        }

        if (value is not null)
        {
            errors.Add(new PolicyError(LineOf(value), $"{key} は項目の並びにしてください"));
        }

        return null;
    }

    /// <summary>For what may be left out.</summary>
    public bool Has(string key)
    {
        _asked.Add(key);
        return Find(key) is not null;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        switch (Ask(key))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.Children.Count <= MostItems:
                return list.Children;
            case var other:
                errors.Add(new PolicyError(LineOf(other), $"{key} は「-」で始まる並び（{MostItems.ToString("N0", CultureInfo.InvariantCulture)}個まで）にしてください。何もないときは [] と書きます"));
                return [];
        }
    }

    private YamlNode? Ask(string key)
    {
        _asked.Add(key);
        var value = Find(key);
        if (value is null)
        {
            errors.Add(new PolicyError(Line, $"{key} がありません"));
        }

        return value;
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>Shortened, in one line: it goes into a message.</summary>
    private static string Shown(YamlNode value)
    {
        var text = value is YamlScalarNode { Value: { } scalar } ? scalar.ReplaceLineEndings(" ") : "（項目の並び）";
        return text.Length <= 40 ? text : $"{text[..40]}…";
    }

    private static int LineOf(YamlNode value) => Math.Max(1, (int)value.Start.Line);
}
