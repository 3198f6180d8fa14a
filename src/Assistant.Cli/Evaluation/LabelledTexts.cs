using System.Globalization;
using System.Text.Json;
using Assistant.Cli.Shell;
using Assistant.Core.Errors;
using Assistant.Core.Guideline;

namespace Assistant.Cli.Evaluation;

/// <summary>Labelled sentences, a JSON object a line: <c>{"id","text","findings":[{"kind","start","length"}]}</c>.</summary>
internal static class LabelledTexts
{
    /// <exception cref="AssistantException"><c>set_not_found</c>, <c>set_invalid</c> with the number of the line.</exception>
    public static async Task<IReadOnlyList<LabelledText>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new AssistantException("set_not_found", $"文の一覧がありません: {path}");
        }

        var texts = new List<LabelledText>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                texts.Add(Parse(line, number));
            }
        }

        return texts.Count > 0 ? texts : throw new AssistantException("set_invalid", $"文が1つもありません: {path}");
    }

    private static LabelledText Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CliJson.Shared.LabelledText) switch
            {
                { Id.Length: > 0, Text: { } text, Findings: { } findings } read
                    when findings.All(f => f is { Start: >= 0, Length: > 0 } && f.Start + f.Length <= text.Length) => read,
                _ => throw Invalid(number),
            };
        }
        catch (JsonException)
        {
            throw Invalid(number);
        }
    }

    private static AssistantException Invalid(int number) =>
        new("set_invalid", string.Create(CultureInfo.InvariantCulture, $"{number} 行目: id, text, findings（kind, start, length）を持つ JSON ではないか、位置が文の外にあります。"));
}
