using System.Text;
using System.Text.Json;
using Assistant.Api.Problems;
using Assistant.Api.Serialization;
using Assistant.Core.Answering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Assistant.Api.Answers;

/// <summary>
/// Writes an answer as server-sent events. The framework's writer can't send comments, and proxies close a connection
/// that is silent for long, so a comment goes out every <see cref="Heartbeat"/> while the model thinks.
/// </summary>
internal sealed class EventStream(TimeProvider time, ExceptionReporter reporter)
{
    public const string ContentType = "text/event-stream";

    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private static readonly ReadOnlyMemory<byte> Comment = ":\n\n"u8.ToArray();

    /// <summary>The client names it, and not below JSON.</summary>
    public static bool IsWantedBy(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, ContentType) is > 0 and var stream && stream >= Quality(accepted, "application/json");
    }

    /// <summary>What fails before the first event is thrown, so that it becomes problem details; later failures become the last event.</summary>
    public async Task WriteAsync(HttpContext context, IAsyncEnumerable<AnswerEvent> events, CancellationTokenSource ended)
    {
        await using var source = events.GetAsyncEnumerator(ended.Token);
        if (!await source.MoveNextAsync())
        {
            throw new InvalidOperationException("The answer ended without an event.");
        }

        Begin(context);
        Task<bool>? next = null;
        using var heartbeat = new PeriodicTimer(Heartbeat, time);
        var beat = heartbeat.WaitForNextTickAsync(ended.Token).AsTask();
        try
        {
            do
            {
                await WriteAsync(context.Response, AnswerItem.From(source.Current), ended.Token);
                next = source.MoveNextAsync().AsTask();
                while (await Task.WhenAny(next, beat) == beat)
                {
                    await beat;
                    await context.Response.BodyWriter.WriteAsync(Comment, ended.Token);
                    beat = heartbeat.WaitForNextTickAsync(ended.Token).AsTask();
                }
            }
            while (await next);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read; the answer service records the turn as abandoned.
        }
        catch (Exception exception)
        {
            await WriteAsync(context.Response, AnswerItem.From(reporter.Describe(exception, context.TraceIdentifier)), context.RequestAborted);
        }
        finally
        {
            await EndAsync(ended, next);
        }
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();

    private static void Begin(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private static async Task WriteAsync(HttpResponse response, AnswerItem item, CancellationToken cancellationToken)
    {
        var (name, data) = Describe(item);
        // Compact JSON holds no line break, so one data line is always enough.
        var json = JsonSerializer.Serialize(data, data.GetType(), ApiJson.Options);
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes($"event: {name}\ndata: {json}\n\n"), cancellationToken);
    }

    /// <summary>The event's name carries the type, so the data is the bare object.</summary>
    private static (string Name, object Data) Describe(AnswerItem item) => item switch
    {
        StatusItem => ("status", item),
        DeltaItem => ("delta", item),
        CitationItem cited => ("citation", cited.Citation),
        DoneItem done => ("done", done.Response),
        ErrorItem => ("error", item),
        _ => throw new InvalidOperationException($"Unknown item {item.GetType().Name}."),
    };

    /// <summary>An enumerator must not be disposed while it moves: stop the work and let its last step finish.</summary>
    private static async Task EndAsync(CancellationTokenSource ended, Task<bool>? next)
    {
        await ended.CancelAsync();
        if (next is not null)
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
