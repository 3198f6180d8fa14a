using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Assistant.Web;

/// <summary>Script, styles and fonts; they hold nobody's data and are served before sign-in.</summary>
internal static class BrowserFiles
{
    private const string Fonts = "dist/fonts/";

    public static void MapBrowserFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapStaticAssets().AllowAnonymous().Add(KeepFonts);

    // The name of a font file holds its hash, so it never changes and need not be asked for again.
    private static void KeepFonts(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route, RequestDelegate: { } serve }
            || !route.TrimStart('/').StartsWith(Fonts, StringComparison.Ordinal))
        {
            return;
        }

        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
            return serve(context);
        };
    }
}
