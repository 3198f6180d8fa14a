using Assistant.Web.Features.SignOut;
using Assistant.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Web;

/// <summary>The pages for staff.</summary>
public static class AssistantWeb
{
    public static IServiceCollection AddAssistantWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        return services;
    }

    /// <summary>Every page asks for a signed-in person, except those that say otherwise (sign-in and error pages).</summary>
    public static IEndpointRouteBuilder MapAssistantWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapBrowserFiles();
        endpoints.MapSignOut();
        endpoints.MapRazorComponents<App>().WithStaticAssets().RequireAuthorization();
        return endpoints;
    }
}
