using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Core.Answering;

/// <summary>What the guideline has to say beside an answer.</summary>
internal static class GuidelineWarnings
{
    public static IEnumerable<AnswerWarning> Of(IReadOnlyList<RuledFinding> found, GuidelinePolicy policy, ConversationPurpose? purpose)
    {
        if (NamesOf(found, GuidelineAction.Mask) is { Length: > 0 } masked)
        {
            yield return new AnswerWarning("output_masked", $"回答の中に、質問にも文書にもない個人情報など（{masked}）があったため、かくして表示しています。");
        }

        if (NamesOf(found, GuidelineAction.Warn) is { Length: > 0 } named)
        {
            yield return new AnswerWarning("output_findings", $"回答の中に、質問にも文書にもない個人情報など（{named}）があります。事実かどうか、使ってよいかを確かめてください。");
        }

        if (purpose is { IsPublication: true } && policy.PublicationChecklist.Count > 0)
        {
            yield return new AnswerWarning("publication_checklist", $"公開する文章です。次のことを確かめてください。{string.Concat(policy.PublicationChecklist.Select(item => $"・{item}"))}");
        }
    }

    private static string NamesOf(IReadOnlyList<RuledFinding> found, GuidelineAction action) =>
        string.Join('、', found.Where(f => f.Action == action).Select(f => f.Finding.Kind).Distinct().Order().Select(Masking.NameOf));
}
