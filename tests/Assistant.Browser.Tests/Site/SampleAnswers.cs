using Assistant.Core.Answering;
using Assistant.Core.Documents;

namespace Assistant.Browser.Tests.Site;

/// <summary>What the scripted service answers, by a word of the question.</summary>
internal static class SampleAnswers
{
    public const string Target = "2029年度のオンライン申請手続数の目標は？";
    public const string Unverified = "未確認の根拠がある質問";
    public const string Unknown = "明日の天気を教えてください";
    public const string Failing = "失敗する質問";
    public const string Slow = "ゆっくり答える質問";
    public const string Hostile = "<img src=x onerror=alert(1)>を含む質問";

    public static AnswerResponse For(string question, string answerId, string conversationId) => question switch
    {
        Unknown => Response(answerId, conversationId, TurnStates.NoEvidence, "根拠となる記載が、閲覧できる文書の中に見つかりませんでした。", []),
        Unverified => Response(
            answerId,
            conversationId,
            TurnStates.Answered,
            "生成AIに個人情報を入力してはいけません。[1] 迷ったときは、必ず所属長の承認を得る必要があります。[2]",
            [Rule(1), Rule(2) with { Quote = "所属長の承認を得ること。", Verified = false }]) with
        {
            Mode = "generated",
            Model = "gpt-4.1",
            Warnings = [new AnswerWarning("citation_unverified", "根拠を確認できない文が1つあります。出典を開いて確かめてください。")],
        },
        Hostile => Response(answerId, conversationId, TurnStates.Answered, "<script>alert(1)</script>とは書かれていません。[1]", [Rule(1)]),
        _ => Response(
            answerId,
            conversationId,
            TurnStates.Answered,
            "オンライン申請手続数の目標は、2029年度に862手続です。[1]\n基準となる2024年度は740手続です。[1]\n- 入力のときの決まり：職員は、個人情報を入力してはならない。[2]",
            [TargetCitation(1), Rule(2)]),
    };

    private static AnswerResponse Response(string answerId, string conversationId, string status, string answer, IReadOnlyList<Citation> citations) =>
        new(answerId, conversationId, status, "extractive", answer, citations, [], TokenUsage.None, new AnswerTimings(12, 15, 40));

    private static Citation TargetCitation(int marker) => new(
        marker, SampleLibrary.PlanId, SampleLibrary.TargetChunk.Id, "DX郡山推進計画2026-2029", DocumentKind.Plan, "corpus/plan.pdf", 1, SampleLibrary.TargetChunk.HeadingPath, SampleLibrary.TargetQuote, true);

    private static Citation Rule(int marker) => new(
        marker, SampleLibrary.GuidelineId, SampleLibrary.RuleChunk.Id, "生成AI利用ガイドライン", DocumentKind.Guideline, "corpus/guideline.md", null, SampleLibrary.RuleChunk.HeadingPath, SampleLibrary.RuleQuote, true);
}
