using Assistant.Api.Problems;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Authorization;

namespace Assistant.Api.Access;

/// <summary>
/// A one-time password opens nothing but the page that replaces it and signing out, whatever an endpoint says about itself;
/// that is why it is no policy, which a page could forget.
/// </summary>
internal static class PasswordChangeMiddleware
{
    private const string PasswordPage = "/password";

    private static readonly PathString[] Open = [PasswordPage, "/signout"];

    public static IApplicationBuilder UsePasswordChange(this IApplicationBuilder app) => app.Use((context, next) =>
        context.User.IsRequiredToChangePassword() && !IsOpen(context) ? RefuseAsync(context) : next(context));

    private static bool IsOpen(HttpContext context) =>
        Open.Contains(context.Request.Path) || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static Task RefuseAsync(HttpContext context)
    {
        if (ApiPaths.Contains(context.Request.Path))
        {
            return context.WriteProblemAsync(Failure.PasswordChangeRequired);
        }

        context.Response.Redirect(PasswordPage);
        return Task.CompletedTask;
    }
}
