using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Assistant.Browser.Tests.Site;

/// <summary>The sockets that are open, so that a test can cut them.</summary>
internal sealed class Lines
{
    private readonly ConcurrentDictionary<HttpContext, string> open = new();

    /// <summary>Stands behind authentication: it needs to know whose socket it is.</summary>
    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        if (context.WebSockets.IsWebSocketRequest && context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId)
        {
            open[context] = userId;
        }

        try
        {
            await next(context);
        }
        finally
        {
            open.TryRemove(context, out _);
        }
    }

    public void Cut(string userId)
    {
        foreach (var (context, owner) in open)
        {
            if (owner == userId)
            {
                context.Abort();
            }
        }
    }
}
