using Assistant.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace Assistant.Api.Access;

/// <summary>One policy a role, named like it; whatever names no policy needs <see cref="Roles.Staff"/>.</summary>
internal static class Policies
{
    /// <summary>Any person who is signed in, also one who must change the password first: only for that page and for signing out.</summary>
    public const string SignedIn = "signed-in";

    public static void Configure(AuthorizationOptions options)
    {
        foreach (var role in Roles.All)
        {
            options.AddPolicy(role, ForRole(role));
        }

        options.AddPolicy(SignedIn, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        options.DefaultPolicy = ForRole(Roles.Staff);
        options.FallbackPolicy = ForRole(Roles.Staff);
    }

    private static AuthorizationPolicy ForRole(string role) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .AddRequirements(new PasswordChangedRequirement())
        .RequireRole(role)
        .Build();
}
