using System.Net;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Hosting;

internal static class HostingServices
{
    /// <summary>No body of this service is longer; the longest question with the most material beside it fits even when every character is escaped.</summary>
    public const int MaximumBodyBytes = 320 * 1024;

    public static IServiceCollection AddServer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<ServerOptions>(configuration, ServerOptions.Section, ServerOptions.Check);
        services.TryAddSingleton(TimeProvider.System);
        services.AddAssistantDataProtection(configuration);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ServerOptions>>((forwarded, server) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in server.Value.KnownProxies)
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<ServerOptions>>((cookie, server) =>
            cookie.Cookie.SecurePolicy = server.Value.BehindTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.AddHttpsRedirection(o => o.HttpsPort = 443);
        return services;
    }

    /// <summary>Where to listen is said once the whole configuration is known to be right: Kestrel reads its own options earlier, and would stop at the first error.</summary>
    public static WebApplication UseConfiguredAddress(this WebApplication app)
    {
        var server = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        app.Urls.Clear();
        app.Urls.Add($"http://{new IPEndPoint(IPAddress.Parse(server.Bind), server.Port)}");
        return app;
    }

    /// <summary>Proxy and TLS rules: nothing of it unless configured.</summary>
    public static WebApplication UseReverseProxy(this WebApplication app)
    {
        var server = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        if (server.KnownProxies.Length > 0)
        {
            app.UseForwardedHeaders();
        }

        if (server.BehindTls)
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        return app;
    }
}
