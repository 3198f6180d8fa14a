using System.ComponentModel;
using Assistant.Core.Answering;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Infrastructure.Guideline.Policy;

namespace Assistant.Api.Guideline;

/// <param name="Text">1–10,000 characters.</param>
/// <param name="Part">Where the text will stand.</param>
internal sealed record CheckBody(
    [property: Description("調べる文章（1〜10,000文字）")] string Text,
    [property: Description("文章の種類：question（質問）、attachment（添付）、variable（テンプレートの値）")] GuidelinePart Part = GuidelinePart.Question,
    [property: Description("利用の目的の id")] string? Purpose = null)
{
    [Description("質問といっしょに渡す資料（part が question のとき）")]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    [Description("続きの質問のとき、その会話の id（前の質問にまたがるものも調べる）")]
    public string? ConversationId { get; init; }
}

/// <param name="Decision">As in answers.</param>
/// <param name="Names">What was found, in words: category → name.</param>
/// <param name="Masked">The text as it would be sent with <c>mask</c>; null where it could not be sent.</param>
/// <param name="Note">Always: finding nothing proves nothing.</param>
internal sealed record CheckResponse(GuidelineDecision Decision, IReadOnlyDictionary<string, string> Names, string? Masked, string Note);

internal sealed record GuidelineResponse(string Version, DateTimeOffset Since, bool IsFactory, string Name, IReadOnlyList<PolicyRule> Rules, IReadOnlyList<ConversationPurpose> Purposes)
{
    public static GuidelineResponse From(PolicyInForce inForce) =>
        new(inForce.Version, inForce.Since, inForce.IsFactory, inForce.Policy.Name, inForce.Policy.Rules, inForce.Policy.Purposes);
}

internal sealed record PolicyBody([property: Description("方針のYAML")] string Yaml);

/// <param name="Texts">Null: the samples that come with the program.</param>
internal sealed record PreviewBody([property: Description("方針のYAML")] string Yaml, [property: Description("ためす文章（50件まで）。ないときは、用意した例")] IReadOnlyList<string>? Texts = null);

internal sealed record ValidationResponse(bool Valid, IReadOnlyList<PolicyError> Errors);

/// <param name="At">Null: at once.</param>
internal sealed record PublishBody([property: Description("公開する日時（2026-04-01T09:00 の形は日本の時刻）。ないときは、すぐ")] string? At = null);

internal sealed record DifferenceResponse(string From, string To, IReadOnlyList<DifferenceLine> Lines);
