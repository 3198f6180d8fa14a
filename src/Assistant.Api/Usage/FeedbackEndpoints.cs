using System.ComponentModel;
using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Usage;

internal static class FeedbackEndpoints
{
    public static RouteGroupBuilder MapFeedbackEndpoints(this RouteGroupBuilder api)
    {
        api.MapPost("/answers/{id}/feedback", StateAsync)
            .WithName("feedback")
            .WithTags("answers")
            .WithSummary("あなたの回答ひとつについて、減った時間（0、5、10、30、60 分）と、選べば使いみちを記録します。30日以内なら言い直せます。")
            .ProducesFailures(400, 404, 409, 503);
        return api;
    }

    private static async Task<NoContent> StateAsync(string id, FeedbackBody body, ClaimsPrincipal person, IUsageFeedback feedback, CancellationToken cancellationToken)
    {
        await feedback.StateAsync(id, person.ToRequester(), body.MinutesSaved, body.Category, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="MinutesSaved">0, 5, 10, 30 or 60.</param>
/// <param name="Category">Of the policy's list, or left out.</param>
internal sealed record FeedbackBody(
    int MinutesSaved,
    [property: Description("回答の使いみち（ガイドラインの方針の一覧から。省略できます）")] string? Category = null);
