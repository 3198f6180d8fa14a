using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Guideline;

/// <summary>The policy's versions, for administrators.</summary>
internal static class PolicyEndpoints
{
    private const string YamlType = "application/yaml";

    public static void MapPolicyEndpoints(this RouteGroupBuilder guideline)
    {
        var admin = guideline.MapGroup("").RequireAuthorization(Roles.Admin);
        admin.MapGet("/versions", ListAsync)
            .WithName("listGuidelineVersions").WithSummary("方針の版の一覧です。新しい順です。").ProducesFailures(503);
        admin.MapPost("/versions", SaveAsync)
            .WithName("saveGuidelineVersion").WithSummary("新しい版を下書きとして保存します。").ProducesFailures(400, 429, 503);
        admin.MapGet("/versions/{version}", ReadAsync)
            .WithName("getGuidelineVersion").WithSummary("版のYAMLです。")
            .Produces<string>(StatusCodes.Status200OK, YamlType).ProducesFailures(404, 503);
        admin.MapPost("/versions/{version}/publish", PublishAsync)
            .WithName("publishGuidelineVersion").WithSummary("下書きの版を公開します。").ProducesFailures(400, 404, 409, 429, 503);
        admin.MapPost("/versions/{version}/rollback", RollBackAsync)
            .WithName("rollBackGuideline").WithSummary("前の版の内容を、新しい版として、すぐに公開します。").ProducesFailures(400, 404, 429, 503);
        admin.MapPost("/versions/{version}/withdraw", WithdrawAsync)
            .WithName("withdrawGuidelineVersion").WithSummary("公開の予定を取りやめます。公開の日時の前だけできます。").ProducesFailures(404, 409, 429, 503);
        admin.MapGet("/diff", CompareAsync)
            .WithName("compareGuidelineVersions").WithSummary("二つの版の違いです。").ProducesFailures(404, 503);
        admin.MapPost("/validate", (PolicyBody body) => Validate(body))
            .WithName("validateGuideline").WithSummary("方針のYAMLを調べ、誤りを全部返します。保存しません。").ProducesFailures(400);
        admin.MapPost("/preview", PreviewAsync)
            .WithName("previewGuideline").WithSummary("方針のYAMLを、例の文章でためします。保存しません。").ProducesFailures(400, 429, 503);
    }

    private static Task<IReadOnlyList<PolicyVersion>> ListAsync(IGuidelineVersions versions, CancellationToken cancellationToken) => versions.ListAsync(cancellationToken);

    private static async Task<ContentHttpResult> ReadAsync(string version, IGuidelineVersions versions, CancellationToken cancellationToken) =>
        TypedResults.Text(await versions.ReadAsync(version, cancellationToken), YamlType, System.Text.Encoding.UTF8);

    private static Task<PolicyVersion> SaveAsync(PolicyBody body, ClaimsPrincipal person, IGuidelineVersions versions, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = Take(person, quota);
        return versions.SaveAsync(body.Yaml, requester.UserId, cancellationToken);
    }

    private static Task<PolicyVersion> PublishAsync(
        string version, PublishBody body, ClaimsPrincipal person, IGuidelineVersions versions, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = Take(person, quota);
        return versions.PublishAsync(version, PolicyTime.Parse(body.At), requester.UserId, cancellationToken);
    }

    private static Task<PolicyVersion> RollBackAsync(
        string version, ClaimsPrincipal person, IGuidelineVersions versions, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = Take(person, quota);
        return versions.RollBackAsync(version, requester.UserId, cancellationToken);
    }

    private static Task<PolicyVersion> WithdrawAsync(
        string version, ClaimsPrincipal person, IGuidelineVersions versions, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = Take(person, quota);
        return versions.WithdrawAsync(version, requester.UserId, cancellationToken);
    }

    private static async Task<DifferenceResponse> CompareAsync(string from, string to, IGuidelineVersions versions, CancellationToken cancellationToken) =>
        new(from, to, PolicyDifference.Of(await versions.ReadAsync(from, cancellationToken), await versions.ReadAsync(to, cancellationToken)));

    private static ValidationResponse Validate(PolicyBody body)
    {
        var errors = PolicyValidation.Check(body.Yaml);
        return new ValidationResponse(errors.Count == 0, errors);
    }

    private static Task<IReadOnlyList<PreviewedText>> PreviewAsync(PreviewBody body, ClaimsPrincipal person, PolicyPreview preview, UserQuota quota, CancellationToken cancellationToken)
    {
        Take(person, quota);
        var texts = body.Texts is { Count: > 0 } own ? own : PolicyPreview.Samples;
        if (texts.Count > PolicyPreview.MostTexts || texts.Any(t => t.Length > PolicyPreview.LongestText))
        {
            throw new AssistantException("guideline_samples_too_long", $"ためす文章は、{PolicyPreview.MostTexts}件まで、一つ{PolicyPreview.LongestText:N0}文字までです。");
        }

        return preview.PreviewAsync(body.Yaml, texts, cancellationToken);
    }

    private static Requester Take(ClaimsPrincipal person, UserQuota quota)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        return requester;
    }
}
