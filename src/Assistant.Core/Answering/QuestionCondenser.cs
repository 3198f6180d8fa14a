using System.Text.RegularExpressions;

namespace Assistant.Core.Answering;

/// <summary>
/// Makes a follow-up question stand alone for the search: 「その担当課は？」 is searched together with the question
/// before it. A question that names its own subject is left as it is.
/// </summary>
internal static partial class QuestionCondenser
{
    private const int LongestFollowUp = 40;

    public static string Condense(string question, IReadOnlyList<ConversationTurn> history)
    {
        var plain = Remark().Replace(Colloquial().Replace(question, "とは"), "");
        return history.Count > 0 && plain.Length <= LongestFollowUp && PointsBack().IsMatch(plain)
            ? $"{history[^1].Question}\n{plain}"
            : plain;
    }

    // 「5レスって何」: the dictionary reads スって as a verb.
    [GeneratedRegex("って(?=[、,]?(?:何|なに|なん|どう|どんな|どこ|いつ|誰|だれ|$|[?？]))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colloquial();

    // 「…はいくつですか（指標の注記）」: the remark is about the question.
    [GeneratedRegex("(?<=[^（(])[（(][^（）()]{1,30}[）)][?？]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remark();

    [GeneratedRegex("^(?:では|じゃあ|それでは|また|あと|ちなみに)|その|それ|この|これ|あの|同じ|上記|さっき|先ほど|ほかに|他に|もっと", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PointsBack();
}
