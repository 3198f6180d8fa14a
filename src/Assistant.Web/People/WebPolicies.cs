using Assistant.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace Assistant.Web.People;

internal static class WebPolicies
{
    /// <summary>What every page needs that says nothing else: a member of staff.</summary>
    public const string Staff = "web-staff";

    /// <summary>Administrators; one need not be one who asks.</summary>
    public const string Admin = "web-admin";

    /// <summary>Analysts and administrators; an analyst need not be one who asks.</summary>
    public const string Statistics = "web-statistics";

    /// <summary>Whoever asks and whoever administers: documents and rules. An administrator need not be one who asks.</summary>
    public const string StaffOrAdmin = "web-staff-or-admin";

    /// <summary>Whoever has any role.</summary>
    public const string Anybody = "web-anybody";

    /// <summary>Also open to a person who must replace the one-time password first.</summary>
    public const string SignedIn = "web-signed-in";

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(Staff, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Staff));
        options.AddPolicy(Admin, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Admin));
        options.AddPolicy(Statistics, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Analyst, Roles.Admin));
        options.AddPolicy(StaffOrAdmin, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Staff, Roles.Admin));
        options.AddPolicy(Anybody, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.All));
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
    }
}
