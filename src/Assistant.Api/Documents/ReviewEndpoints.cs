using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.RateLimiting;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Documents;

/// <summary>Personal information that was found in a document, and the decision of an administrator.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this RouteGroupBuilder documents)
    {
        var review = documents.MapGroup("/{id}/review").RequireAuthorization(Roles.Admin);
        review.MapGet("", FindAsync)
            .WithName("getReview")
            .WithSummary("文書で見つかった個人情報です。値は伏せてあります。")
            .ProducesFailures(404);
        review.MapPost("/release", ReleaseAsync)
            .WithName("releaseDocument")
            .WithSummary("確認した版を検索できるようにします。")
            .ProducesFailures(400, 404, 409, 429);
        review.MapPost("/reject", RejectAsync)
            .WithName("rejectDocument")
            .WithSummary("確認した版を検索できないままにします。")
            .ProducesFailures(400, 404, 409, 429);
    }

    private static async Task<DocumentReview> FindAsync(string id, IDocumentReviews reviews, CancellationToken cancellationToken) =>
        await reviews.FindAsync(id, cancellationToken)
        ?? throw new AssistantException("review_not_found", "この文書で見つかった個人情報はありません。") { NextStep = "文書の一覧で状態を確認してください。" };

    private static async Task<NoContent> ReleaseAsync(
        string id, ReviewDecision decision, ClaimsPrincipal person, IDocumentReviews reviews, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        await reviews.ReleaseAsync(id, decision.ContentHash, requester.UserId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RejectAsync(
        string id, ReviewDecision decision, ClaimsPrincipal person, IDocumentReviews reviews, UserQuota quota, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        quota.TakeDocument(requester.UserId);
        await reviews.RejectAsync(id, decision.ContentHash, requester.UserId, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="ContentHash">Of the version that was looked at, as the review names it.</param>
internal sealed record ReviewDecision(string ContentHash);
