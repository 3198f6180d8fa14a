using System.Text;
using Assistant.Core.Answering;

namespace Assistant.Cli.Evaluation;

/// <summary>Pass or fail of one question with the reason.</summary>
internal sealed record Verdict(bool Passed, string Reason)
{
    public static Verdict On(QuestionLine question, AnswerResponse response) =>
        question.Answerable ? OnAnswerable(question, response) : OnUnanswerable(response);

    private static Verdict OnUnanswerable(AnswerResponse response) => response.Status == "no_evidence"
        ? new Verdict(true, "根拠がないと答えました。")
        : new Verdict(false, $"根拠がないはずの質問に {response.Status} を返しました。");

    private static Verdict OnAnswerable(QuestionLine question, AnswerResponse response)
    {
        if (response.Status != "answered")
        {
            var reason = response.Status == "error" && response.Warnings is [var first, ..] ? $"（{first.Code}）" : "";
            return new Verdict(false, $"答えがありません: {response.Status}{reason}");
        }

        var texts = response.Citations.Select(c => c.Quote).Prepend(response.Answer).Select(Comparable).ToList();
        var missing = question.MustContain!.FirstOrDefault(group => !group.Any(alternative => texts.Exists(t => t.Contains(Comparable(alternative), StringComparison.Ordinal))));
        if (missing is not null)
        {
            return new Verdict(false, $"答えにも引用にもありません: {string.Join(" / ", missing)}");
        }

        return question.Pages is not { Count: > 0 } pages || response.Citations.Any(c => c.Page is { } page && pages.Contains(page))
            ? new Verdict(true, "求められた内容がすべてあります。")
            : new Verdict(false, $"求められたページを引用していません: {string.Join(", ", pages)}");
    }

    /// <summary>After NFKC, without any white space.</summary>
    private static string Comparable(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
