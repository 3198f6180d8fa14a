using Assistant.Api.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Assistant.Api.Access;

/// <summary>Tells a person who must change the password first so, instead of a plain refusal.</summary>
internal sealed class AccessResultHandler : IAuthorizationMiddlewareResultHandler
{
    public const string PasswordPage = "/password";

    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!MustChangePassword(authorizeResult))
        {
            return _default.HandleAsync(next, context, policy, authorizeResult);
        }

        if (ApiPaths.Contains(context.Request.Path))
        {
            return context.WriteProblemAsync(Failure.PasswordChangeRequired);
        }

        context.Response.Redirect(PasswordPage);
        return Task.CompletedTask;
    }

    private static bool MustChangePassword(PolicyAuthorizationResult result) =>
        result is { Forbidden: true, AuthorizationFailure: { } failure } && failure.FailedRequirements.OfType<PasswordChangedRequirement>().Any();
}
