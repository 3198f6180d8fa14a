using System.Security.Claims;
using Assistant.Api.Problems;

namespace Assistant.Api.Access;

/// <summary>
/// Stops other sites from using a person's cookie on the API. Unsafe methods, and every request to a hub (a WebSocket
/// opens with GET), must come from this origin; a browser says so itself and a script of another site can't change it.
/// Keys are no ambient right, so requests with one pass. Pages protect their forms with antiforgery tokens.
/// </summary>
internal static class SameOriginMiddleware
{
    public static IApplicationBuilder UseSameOriginForApi(this IApplicationBuilder app) => app.Use((context, next) =>
        IsProtected(context.Request) && ActsByCookie(context.User) && !IsSameOrigin(context.Request)
            ? context.WriteProblemAsync(Failure.OriginNotAllowed)
            : next(context));

    internal static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site == "same-origin";
        }

        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && origin.Scheme == request.Scheme
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsProtected(HttpRequest request) =>
        request.Path.StartsWithSegments(ApiPaths.Hubs, StringComparison.OrdinalIgnoreCase)
        || (request.Path.StartsWithSegments(ApiPaths.Api, StringComparison.OrdinalIgnoreCase) && !IsSafe(request.Method));

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool ActsByCookie(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: not ApiKeyHandler.SchemeName };
}
