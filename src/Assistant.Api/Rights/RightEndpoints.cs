using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Audit;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Rights;

/// <summary>The right to use: a person's own, and what a 所属長 has to decide.</summary>
internal static class RightEndpoints
{
    public static RouteGroupBuilder MapRightEndpoints(this RouteGroupBuilder api)
    {
        var rights = api.MapGroup("/rights").WithTags("rights");
        rights.MapGet("", FindAsync)
            .WithName("getRight")
            .WithSummary("あなたが使える期間と、申請、研修、ガイドラインの確認の記録です。")
            .ProducesFailures(503);
        rights.MapPost("/applications", ApplyAsync)
            .WithName("applyForRight")
            .WithSummary("年度の利用を申請します。所属長が承認すると、3月31日まで使えます。")
            .ProducesFailures(400, 409, 503);
        rights.MapPost("/acknowledgements", AcknowledgeAsync)
            .WithName("acknowledgePolicy")
            .WithSummary("適用中のガイドラインを読んだことを記録します。")
            .ProducesFailures(400, 409, 503);
        return api;
    }

    /// <summary>Where a unit has no 所属長 an administrator decides, who need not be one who asks.</summary>
    public static RouteGroupBuilder MapApprovalEndpoints(this RouteGroupBuilder api)
    {
        var rights = api.MapGroup("/rights").WithTags("rights");
        rights.MapGet("/applications/waiting", ListWaitingAsync)
            .WithName("listWaitingApplications")
            .WithSummary("あなたが承認する申請です。")
            .WithMetadata(new AuditedAttribute(AuditActions.RightsRead))
            .ProducesFailures(503);
        rights.MapPost("/applications/{id}/approve", ApproveAsync)
            .WithName("approveApplication")
            .WithSummary("申請を承認します。所属長だけができます。")
            .ProducesFailures(404, 409, 503);
        rights.MapPost("/applications/{id}/refuse", RefuseAsync)
            .WithName("refuseApplication")
            .WithSummary("申請を承認しません。理由は申請した人が読みます。")
            .ProducesFailures(400, 404, 409, 503);
        return api;
    }

    private static async Task<RightResponse> FindAsync(ClaimsPrincipal person, IRightsToUse rights, CancellationToken cancellationToken)
    {
        var id = person.ToRequester().UserId;
        return new RightResponse(await rights.GetStandingAsync(id, cancellationToken), await rights.GetFactsAsync(id, cancellationToken));
    }

    private static Task<RightApplication> ApplyAsync(ApplicationBody body, ClaimsPrincipal person, IRightApplications applications, CancellationToken cancellationToken) =>
        applications.ApplyAsync(person.ToRequester(), body.Purpose, body.FiscalYear, cancellationToken);

    private static async Task<WaitingList> ListWaitingAsync(ClaimsPrincipal person, IRightApplications applications, CancellationToken cancellationToken) =>
        new([.. (await applications.ListWaitingAsync(person.ToRequester(), cancellationToken)).Select(w => new WaitingItem(w.Application, w.Applicant.Name, w.Applicant.DisplayName, w.Applicant.Department))]);

    private static async Task<NoContent> ApproveAsync(string id, ClaimsPrincipal person, IRightApplications applications, CancellationToken cancellationToken)
    {
        await applications.ApproveAsync(id, person.ToRequester(), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RefuseAsync(string id, RefusalBody body, ClaimsPrincipal person, IRightApplications applications, CancellationToken cancellationToken)
    {
        await applications.RefuseAsync(id, person.ToRequester(), body.Reason, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AcknowledgeAsync(AcknowledgementBody body, ClaimsPrincipal person, IRightsToUse rights, CancellationToken cancellationToken)
    {
        await rights.AcknowledgeAsync(person.ToRequester(), body.PolicyVersion, cancellationToken);
        return TypedResults.NoContent();
    }
}

internal sealed record RightResponse(RightStanding Standing, RightFacts History);

/// <param name="FiscalYear">2026 is April 2026 to March 2027.</param>
internal sealed record ApplicationBody(string Purpose, int FiscalYear);

internal sealed record RefusalBody(string Reason);

internal sealed record AcknowledgementBody(string PolicyVersion);

internal sealed record WaitingList(IReadOnlyList<WaitingItem> Applications);

internal sealed record WaitingItem(RightApplication Application, string User, string DisplayName, string? Department);
