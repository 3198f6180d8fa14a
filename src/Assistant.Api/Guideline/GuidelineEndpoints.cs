using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Answering;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Guideline;

/// <summary>The guideline for everybody, and whether a text may be sent.</summary>
internal static class GuidelineEndpoints
{
    private const string Note = "検出なし（網羅ではありません）。見つからなくても、個人情報などがないとは言えません。";

    public static RouteGroupBuilder MapGuidelineEndpoints(this RouteGroupBuilder api)
    {
        var guideline = api.MapGroup("/guideline").WithTags("guideline");
        guideline.MapGet("", CurrentAsync)
            .WithName("getGuideline")
            .WithSummary("今のガイドラインの決まりと、その版です。")
            .ProducesFailures(503);
        guideline.MapPost("/check", CheckAsync)
            .RequireAuthorization()
            .WithName("checkGuideline")
            .WithSummary("文章を送る前に、個人情報などを調べます。文章は保存しません。")
            .WithDescription("位置（start、end）は、送った文章のUTF-16の番号です。")
            .ProducesFailures(400, 429, 503);
        guideline.MapPolicyEndpoints();
        return api;
    }

    private static async Task<GuidelineResponse> CurrentAsync(IGuidelinePolicies policies, CancellationToken cancellationToken) =>
        GuidelineResponse.From(await policies.CurrentAsync(cancellationToken));

    private static async Task<CheckResponse> CheckAsync(
        CheckBody body, ClaimsPrincipal person, IGuidelineCheck guideline, IConversationStore conversations, MaterialLimits limits, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeSearch(requester.UserId);
        var text = QuestionText.Validate(body.Text);
        var screen = await guideline.CurrentAsync(cancellationToken);
        RequestedPurpose.Find(screen.Policy, body.Purpose);
        var texts = body.Part == GuidelinePart.Question
            ? AskedTexts.Of(
                text,
                body.ConversationId is null ? null : await conversations.LastQuestionAsync(body.ConversationId, requester, cancellationToken),
                AskedMaterial.Validate(new AskRequest(text) { Attachments = body.Attachments }, null, limits))
            : [new ScreenedText(body.Part, text)];
        var result = screen.Check(texts);
        var decision = result.ToDecision(body.Text.Length - body.Text.TrimStart().Length);
        if (decision.Decision == GuidelineDecision.Warn && body.Part == GuidelinePart.Question)
        {
            decision = decision with { Acknowledgement = result.AcknowledgementFor(requester.UserId) };
        }

        var masked = decision.Decision == GuidelineDecision.Block ? null : screen.Check(texts, masks: true).Masked().Text;
        return new CheckResponse(decision, result.Kinds.ToDictionary(k => CamelCase.Of(k), Masking.NameOf, StringComparer.Ordinal), masked, Note);
    }
}
