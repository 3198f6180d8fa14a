using Microsoft.AspNetCore.Authorization;

namespace Assistant.Api.Access;

/// <summary>A one-time password opens nothing but the page that replaces it.</summary>
internal sealed class PasswordChangedRequirement : AuthorizationHandler<PasswordChangedRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PasswordChangedRequirement requirement)
    {
        if (!context.User.HasClaim(c => c.Type == ClaimNames.PasswordChangeRequired))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
