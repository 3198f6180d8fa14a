using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Core.Answering;

/// <summary>What a person reads instead of an answer: what was found and what to do.</summary>
internal static class GuidelineAnswers
{
    public static string Of(GuidedQuestion question)
    {
        var found = string.Join('、', question.Kinds.Select(Masking.NameOf));
        var where = question.Decision.Findings.Any(f => f.Part != "question") ? "質問や資料" : "質問";
        return question.Decision.Decision == GuidelineDecision.Block
            ? $"{where}の中に、入力してはいけないもの（{found}）が見つかりました。質問は、どこにも送っていません。見つかった部分を消すか、別の言葉に変えてから、もう一度質問してください。"
            : $"{where}の中に、個人情報などかもしれないもの（{found}）が見つかりました。質問は、まだどこにも送っていません。見つかった部分を消すか、かくして質問してください。入力してよいものであれば、確認したうえで、もう一度質問してください。";
    }

    public const string Withheld = "AIが書いた文章の中に、表示してはいけないもの（個人情報など）が見つかったため、回答を表示しません。質問の言葉を変えて、もう一度質問してください。";
}
