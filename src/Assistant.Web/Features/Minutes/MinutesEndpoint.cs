using System.Globalization;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Web.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Assistant.Web.Features.Minutes;

/// <summary>The way without script: the choice is recorded and the conversation shown again, at the same answer.</summary>
internal static class MinutesEndpoint
{
    public static void MapMinutes(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/answers/{answerId}/minutes", StateAsync).RequireAuthorization(WebPolicies.Staff);

    private static async Task<IResult> StateAsync(
        string answerId, HttpContext context, IAntiforgery antiforgery, CurrentPerson people, IUsageFeedback feedback, IConversationStore conversations)
    {
        if (await people.FindAsync() is not { } person || !person.Roles.Contains(Core.Access.Roles.Staff))
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!int.TryParse(form["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
        {
            return TypedResults.BadRequest();
        }

        try
        {
            await feedback.StateAsync(answerId, person.ToRequester(), minutes, form["category"] is [{ Length: > 0 } category] ? category : null, context.RequestAborted);
        }
        catch (AssistantException exception) when (exception.Code == "answer_not_found")
        {
            return TypedResults.NotFound();
        }
        catch (AssistantException exception) when (exception.Code is "minutes_invalid" or "category_unknown" or "feedback_not_possible" or "feedback_closed")
        {
            return TypedResults.BadRequest();
        }

        var turn = await conversations.FindTurnAsync(answerId, person.ToRequester(), context.RequestAborted);
        return TypedResults.LocalRedirect(turn is null ? LocalPath.Home : $"/conversations/{turn.ConversationId}#turn-{answerId}");
    }
}
