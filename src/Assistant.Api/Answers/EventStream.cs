using Assistant.Api.Problems;
using Assistant.Api.Streaming;
using Assistant.Core.Answering;
using Microsoft.Net.Http.Headers;

namespace Assistant.Api.Answers;

/// <summary>Writes an answer as server-sent events, with a comment every now and then while the model thinks.</summary>
internal sealed class EventStream(TimeProvider time, ExceptionReporter reporter)
{
    /// <summary>The client names it, and not below JSON.</summary>
    public static bool IsWantedBy(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, ServerSentEvents.ContentType) is > 0 and var stream && stream >= Quality(accepted, "application/json");
    }

    /// <summary>What fails before the first event is thrown, so that it becomes problem details; later failures become the last event.</summary>
    public async Task WriteAsync(HttpContext context, IAsyncEnumerable<AnswerEvent> events, CancellationTokenSource ended)
    {
        await using var source = events.GetAsyncEnumerator(ended.Token);
        if (!await source.MoveNextAsync())
        {
            throw new InvalidOperationException("The answer ended without an event.");
        }

        ServerSentEvents.Begin(context);
        Task<bool>? next = null;
        using var heartbeat = new PeriodicTimer(ServerSentEvents.Heartbeat, time);
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
                    await context.Response.WriteCommentAsync(ended.Token);
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

    private static Task WriteAsync(HttpResponse response, AnswerItem item, CancellationToken cancellationToken)
    {
        var (name, data) = Describe(item);
        return response.WriteEventAsync(name, data, cancellationToken);
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
