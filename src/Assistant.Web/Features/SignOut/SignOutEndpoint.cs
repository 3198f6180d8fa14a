using Assistant.Web.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Assistant.Web.Features.SignOut;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/signout", SignOutAsync).RequireAuthorization(WebPolicies.SignedIn);

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, IStaffSessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        await sessions.SignOutAsync();
        return TypedResults.LocalRedirect("/signin");
    }
}
