using System.Collections.Concurrent;
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
            open[context.Connection.Id] = context;
        }
    }

    public void Cut()
    {
        foreach (var id in open.Keys)
        {
            if (open.TryRemove(id, out var context))
            {
                context.Abort();
            }
        }
    }
}
