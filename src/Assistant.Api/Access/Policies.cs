using Assistant.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace Assistant.Api.Access;

/// <summary>One policy a role, named like it; whatever names no policy needs <see cref="Roles.Staff"/>.</summary>
internal static class Policies
{
    public static void Configure(AuthorizationOptions options)
    {
        foreach (var role in Roles.All)
        {
            options.AddPolicy(role, ForRole(role));
        }

        options.DefaultPolicy = ForRole(Roles.Staff);
        options.FallbackPolicy = ForRole(Roles.Staff);
    }

    private static AuthorizationPolicy ForRole(string role) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireRole(role)
        .Build();
}
