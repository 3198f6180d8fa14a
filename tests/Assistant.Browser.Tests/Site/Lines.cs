using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Assistant.Browser.Tests.Site;

/// <summary>The sockets that are open, so that a test can cut them.</summary>
internal sealed class Lines
{
    private readonly ConcurrentDictionary<string, HttpContext> open = new(StringComparer.Ordinal);

    public void Watch(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
        {
            open[context.TraceIdentifier] = context;
        }
    }

    public void Cut(string userId)
    {
        foreach (var (id, context) in open)
        {
            if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) == userId && open.TryRemove(id, out _))
            {
                context.Abort();
            }
        }
    }
}
