using Assistant.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace Assistant.Api.Access;

/// <summary>One policy a role, named like it, and one for what several roles share; whatever names no policy needs <see cref="Roles.Staff"/>.</summary>
internal static class Policies
{
    /// <summary>Analysts and administrators.</summary>
    public const string Statistics = "statistics";

    /// <summary>Whoever asks and whoever administers: documents and rules. An administrator need not be one who asks.</summary>
    public const string StaffOrAdmin = "staff-or-admin";

    /// <summary>Whoever has any role.</summary>
    public const string Anybody = "anybody";

    public static void Configure(AuthorizationOptions options)
    {
        foreach (var role in Roles.All)
        {
            options.AddPolicy(role, ForRole(role));
        }

        options.AddPolicy(Statistics, ForRole(Roles.Analyst, Roles.Admin));
        options.AddPolicy(StaffOrAdmin, ForRole(Roles.Staff, Roles.Admin));
        options.AddPolicy(Anybody, ForRole([.. Roles.All]));
        options.DefaultPolicy = ForRole(Roles.Staff);
        options.FallbackPolicy = ForRole(Roles.Staff);
    }

    private static AuthorizationPolicy ForRole(params string[] roles) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireRole(roles)
        .Build();
}
