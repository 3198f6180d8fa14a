using System.Text;
using System.Text.Json;
using Assistant.Api.Serialization;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Api.Streaming;

/// <summary>
/// Writes server-sent events. The framework's writer can't send comments, and proxies close a connection
/// that is silent for long, so a comment goes out every <see cref="Heartbeat"/> while there is nothing to say.
/// </summary>
internal static class ServerSentEvents
{
    public const string ContentType = "text/event-stream";

    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly ReadOnlyMemory<byte> Comment = ":\n\n"u8.ToArray();

    public static void Begin(HttpContext context)
    {
        context.Response.ContentType = $"{ContentType}; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    public static async Task WriteEventAsync(this HttpResponse response, string name, object data, CancellationToken cancellationToken)
    {
        // Compact JSON holds no line break, so one data line is always enough.
        var json = JsonSerializer.Serialize(data, data.GetType(), ApiJson.Options);
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: {json}\n\n"), cancellationToken);
    }

    public static async Task WriteCommentAsync(this HttpResponse response, CancellationToken cancellationToken) =>
        await response.BodyWriter.WriteAsync(Comment, cancellationToken);
}
