using Assistant.Api.Problems;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Api.Access;

internal static class AccessServices
{
    private const string CookieOrKey = "CookieOrKey";

    /// <summary>Sign-in cookie for people, key for programs; a request that brings a key never acts by its cookie.</summary>
    public static IServiceCollection AddAssistantAccess(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, o => o.ForwardDefaultSelector = Select)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddApplicationCookie();
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.AddHttpContextAccessor();
        services.AddSingleton<IClaimsTransformation, UnitsOfToday>();
        new IdentityBuilder(typeof(AssistantUser), typeof(IdentityRole), services).AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(2));
        services.AddAuthorization(Policies.Configure);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "assistant.antiforgery";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddScoped<CurrentRequester>();
        return services;
    }

    private static string Select(HttpContext context) =>
        ApiKeyHandler.ReadKey(context.Request) is null ? IdentityConstants.ApplicationScheme : ApiKeyHandler.SchemeName;

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "assistant.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/signin";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = SendToSignIn;
        options.Events.OnRedirectToAccessDenied = context => context.HttpContext.RefuseAsync(Failure.Forbidden);
    }

    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ApiPaths.Contains(context.Request.Path))
        {
            return context.HttpContext.WriteProblemAsync(Failure.NotSignedIn);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
