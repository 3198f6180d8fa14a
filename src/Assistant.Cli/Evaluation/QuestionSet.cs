using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Cli.Shell;
using Assistant.Core.Answering;
using Assistant.Core.Errors;

namespace Assistant.Cli.Evaluation;

/// <summary>One line of the set. Names with an underscore are those of the outer contract; further fields are ignored.</summary>
internal sealed record QuestionLine(
    [property: JsonRequired] string Id,
    [property: JsonRequired] string Question,
    [property: JsonRequired] bool Answerable,
    [property: JsonPropertyName("must_contain")] IReadOnlyList<IReadOnlyList<string>>? MustContain,
    IReadOnlyList<int>? Pages);

internal static class QuestionSet
{
    /// <exception cref="AssistantException"><c>set_not_found</c>, <c>set_invalid</c> with the number of the line.</exception>
    public static async Task<IReadOnlyList<QuestionLine>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new AssistantException("set_not_found", $"質問の一覧がありません: {path}");
        }

        var questions = new List<QuestionLine>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var question = Parse(line, number);
            questions.Add(ids.Add(question.Id) ? question : throw Invalid(number, $"id が重なっています: {question.Id}"));
        }

        return questions.Count > 0 ? questions : throw new AssistantException("set_invalid", $"質問が1つもありません: {path}");
    }

    private static QuestionLine Parse(string line, int number)
    {
        QuestionLine? question;
        try
        {
            question = JsonSerializer.Deserialize(line, CliJson.Shared.QuestionLine);
        }
        catch (JsonException exception)
        {
            throw Invalid(number, exception.Path is { Length: > 1 } path ? $"読めない値があります（{path}）。" : "JSON として読めないか、id, question, answerable のどれかがありません。");
        }

        try
        {
            QuestionText.Validate(question?.Question);
        }
        catch (AssistantException exception)
        {
            throw Invalid(number, exception.Message);
        }

        return question switch
        {
            null => throw Invalid(number, "JSON のオブジェクトではありません。"),
            { Id: null or "" } => throw Invalid(number, "id が空です。"),
            { Answerable: true, MustContain: null or [] } => throw Invalid(number, "answerable が true のときは must_contain が必要です。"),
            { MustContain: { } groups } when groups.Any(g => g is null or [] || g.Any(string.IsNullOrWhiteSpace)) => throw Invalid(number, "must_contain に空の組があります。"),
            _ => question,
        };
    }

    private static AssistantException Invalid(int number, string reason) =>
        new("set_invalid", string.Create(CultureInfo.InvariantCulture, $"{number} 行目: {reason}"));
}
