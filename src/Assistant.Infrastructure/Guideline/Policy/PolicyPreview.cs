using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>What a draft would say about texts, beside what the version in force says. Nothing is stored.</summary>
public sealed class PolicyPreview(IGuidelineCheck guideline, TimeProvider time)
{
    public const int MostTexts = 50;
    public const int LongestText = 10_000;

    /// <summary>Made-up texts, one or more for each rule that looks at texts, and some that must pass.</summary>
    public static IReadOnlyList<string> Samples { get; } =
    [
        "出張の旅費は、だれに請求しますか。",
        "窓口の電話番号は024-924-2511です。案内文を直してください。",
        "マイナンバー 1234-5678-9018 の人の手続きを教えてください。",
        "受付番号 123456789018 の申請はどうなっていますか。",
        "佐藤様から苦情がありました。返事の文を考えてください。",
        "申請した人の電話は090-1234-5678です。",
        "カード番号 4111 1111 1111 1111 で支払いたいという相談です。",
        "昭和60年4月1日生まれの人の保険料を計算してください。",
        "【取扱注意】\n来年度の予算案の説明を短くしてください。",
        "有名な小説家の文体で、あいさつ文を書いてください。",
        "2026年度の予算は316,799件分です。",
    ];

    /// <exception cref="PolicyInvalidException">The draft can't be used.</exception>
    public async Task<IReadOnlyList<PreviewedText>> PreviewAsync(string yaml, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var draft = guideline.For(new PolicyInForce("preview", time.GetUtcNow(), IsFactory: false, PolicyFile.Read(yaml)));
        var current = await guideline.CurrentAsync(cancellationToken);
        return [.. texts.Select(text => new PreviewedText(text, Decide(current, text), Decide(draft, text)))];
    }

    private static GuidelineDecision Decide(GuidelineScreen screen, string text) => screen.Check([new ScreenedText(GuidelinePart.Question, text)]).ToDecision();
}

public sealed record PreviewedText(string Text, GuidelineDecision Current, GuidelineDecision Draft);
