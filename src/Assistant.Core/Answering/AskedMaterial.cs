using System.Text.Json.Serialization;
using Assistant.Core.Errors;
using Assistant.Core.Prompts;

namespace Assistant.Core.Answering;

/// <summary>A text that a person puts beside a question: to be worked on, never a ground to cite.</summary>
/// <param name="Name">1–100 characters in one line, for example the name of the file.</param>
/// <param name="Text">As it is; not empty, no control characters but line breaks, page breaks and tabs.</param>
public sealed record Attachment(string Name, string Text);

/// <param name="MostCharacters">Of all attachments and variables of one question together.</param>
public sealed record MaterialLimits(int MostCharacters)
{
    public const int MostAttachments = 5;

    public static MaterialLimits Default { get; } = new(20_000);
}

/// <summary>What a person gives beside the question.</summary>
public sealed record AskedMaterial
{
    public const int LongestName = 100;

    public static AskedMaterial None { get; } = new();

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Values of the template's own variables, by their names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [JsonIgnore]
    public bool IsEmpty => Attachments.Count == 0 && Variables.Count == 0;

    /// <param name="template">Null for one without values of its own.</param>
    /// <exception cref="AssistantException">
    /// <c>attachments_too_many</c>, <c>attachment_invalid</c>, <c>variable_unknown</c>, <c>variable_invalid</c>, <c>material_too_long</c>,
    /// <c>prompt_variable_missing</c>.
    /// </exception>
    public static AskedMaterial Validate(AskRequest request, PromptTemplate? template, MaterialLimits limits)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        var material = new AskedMaterial
        {
            Attachments = [.. (request.Attachments ?? []).Select(Checked)],
            Variables = (request.Variables ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(v => v.Key, Value, StringComparer.Ordinal),
        };
        if (material.Attachments.Count > MaterialLimits.MostAttachments)
        {
            throw new AssistantException("attachments_too_many", $"資料は{MaterialLimits.MostAttachments}件までです。") { NextStep = "資料を減らすか、一つにまとめてください。" };
        }

        var own = (template?.Variables ?? []).Where(v => !TemplateValues.Given.Contains(v.Name)).ToList();
        if (material.Variables.Keys.Where(name => !own.Exists(v => v.Name == name)).ToList() is { Count: > 0 } unknown)
        {
            throw new AssistantException("variable_unknown", $"テンプレート {template?.Id} に、次の値はありません：{string.Join('、', unknown.Select(Shown))}")
            {
                NextStep = own.Count == 0 ? "値を付けずに質問してください。" : $"使える値は {string.Join('、', own.Select(v => v.Name))} です。",
            };
        }

        if (own.Where(v => v is { IsRequired: true, Default: null } && !material.Variables.ContainsKey(v.Name)).Select(v => v.Name).ToList() is { Count: > 0 } missing)
        {
            throw TemplateValues.Missing(template!, missing);
        }

        var length = material.Attachments.Sum(a => a.Text.Length) + material.Variables.Sum(v => v.Value.Length);
        return length <= limits.MostCharacters
            ? material
            : throw new AssistantException("material_too_long", $"資料が長すぎます（合わせて{length:N0}文字）。{limits.MostCharacters:N0}文字までです。") { NextStep = "必要な部分だけを貼り付けてください。" };
    }

    private static Attachment Checked(Attachment? attachment)
    {
        var name = attachment?.Name?.Trim() ?? string.Empty;
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl) && !string.IsNullOrWhiteSpace(attachment!.Text) && IsText(attachment.Text)
            ? new Attachment(name, attachment.Text)
            : throw new AssistantException("attachment_invalid", "資料の名前か内容が、正しくありません。")
            {
                NextStep = $"名前は1〜{LongestName}文字の1行にしてください。内容は、空でない文章にしてください（制御文字は使えません）。",
            };
    }

    private static string Value(KeyValuePair<string, string> variable) => variable.Value is { } value && IsText(value)
        ? value
        : throw new AssistantException("variable_invalid", $"値「{Shown(variable.Key)}」に、文字として表示できないものがあります。") { NextStep = "書きなおしてください。" };

    private static bool IsText(string text) => !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f'));

    /// <summary>What somebody made up stands in a message only in part.</summary>
    private static string Shown(string name) => new([.. name.Where(c => !char.IsControl(c)).Take(30)]);
}
