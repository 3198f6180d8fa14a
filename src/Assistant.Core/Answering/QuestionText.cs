using Assistant.Core.Errors;

namespace Assistant.Core.Answering;

/// <summary>What counts as a question.</summary>
public static class QuestionText
{
    public const int LongestQuestion = 10_000;

    /// <summary>The question without white space around it.</summary>
    /// <exception cref="AssistantException"><c>question_empty</c>, <c>question_too_long</c>, <c>question_control_characters</c>.</exception>
    public static string Validate(string? question)
    {
        var trimmed = question?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            throw new AssistantException("question_empty", "質問が書かれていません。") { NextStep = "知りたいことを文章で書いてください。" };
        }

        if (trimmed.Length > LongestQuestion)
        {
            throw new AssistantException("question_too_long", $"質問が長すぎます（{trimmed.Length:N0}文字）。{LongestQuestion:N0}文字までです。")
            {
                NextStep = "知りたいことを短くまとめるか、いくつかの質問に分けてください。",
            };
        }

        if (trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw new AssistantException("question_control_characters", "質問に、文字として表示できない制御文字がふくまれています。")
            {
                NextStep = "ほかの画面から貼りつけた部分を消して、書きなおしてください。",
            };
        }

        return trimmed;
    }
}
