using System.Text.RegularExpressions;

namespace Assistant.Core.Answering;

/// <summary>
/// Makes a follow-up question stand alone for the search: 「その担当課は？」 is searched together with the question
/// before it. A question that names its own subject is left as it is.
/// </summary>
internal static partial class QuestionCondenser
{
    private const int LongestFollowUp = 40;

    public static string Condense(string question, IReadOnlyList<ConversationTurn> history) =>
        history.Count > 0 && question.Length <= LongestFollowUp && PointsBack().IsMatch(question)
            ? $"{history[^1].Question}\n{question}"
            : question;

    [GeneratedRegex("^(?:では|じゃあ|それでは|また|あと|ちなみに)|その|それ|この|これ|あの|同じ|上記|さっき|先ほど|ほかに|他に|もっと", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PointsBack();
}
