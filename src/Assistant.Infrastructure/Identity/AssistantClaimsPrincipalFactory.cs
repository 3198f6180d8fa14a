using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Identity;

internal sealed class AssistantClaimsPrincipalFactory(
    UserManager<AssistantUser> users,
    RoleManager<IdentityRole> roles,
    IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<AssistantUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AssistantUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AssistantClaims.DisplayName, user.DisplayName));
        if (user.Department is not null)
        {
            identity.AddClaim(new Claim(AssistantClaims.Department, user.Department));
        }

        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(AssistantClaims.MustChangePassword, "true"));
        }

        return identity;
    }
}
