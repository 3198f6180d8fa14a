using Assistant.Core.Catalog;
using Assistant.Web.Features.Documents;
using Assistant.Web.Features.Minutes;
using Assistant.Web.Features.SignOut;
using Assistant.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Web;

/// <summary>The pages for staff.</summary>
public static class AssistantWeb
{
    /// <summary>The host adds people, the sign-in manager and the seams of Core.</summary>
    public static IServiceCollection AddAssistantWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAuthorization(WebPolicies.Configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RefusedNames>();
        services.AddSingleton<SentOnce>();
        services.AddScoped<IdentitySessions>();
        services.AddScoped<IStaffSessions, AuditedSessions>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<UnitNames>();
        services.TryAddSingleton<DocumentCatalog>();
        services.TryAddSingleton<DocumentRemoval>();
        return services;
    }

    /// <summary>Pages, script, styles and fonts. The host authenticates, authorises and checks antiforgery tokens before.</summary>
    public static IEndpointRouteBuilder MapAssistantWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapBrowserFiles();
        endpoints.MapSignOut();
        endpoints.MapMinutes();
        endpoints.MapRazorComponents<App>().WithStaticAssets().WithUploadLimits(endpoints.ServiceProvider).Finally(DenyByDefault);
        return endpoints;
    }

    /// <summary>A page that forgets to say who may see it is for staff, whatever the host's own default is.</summary>
    private static void DenyByDefault(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(m => m is IAuthorizeData or IAllowAnonymous))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute(WebPolicies.Staff));
        }
    }
}
