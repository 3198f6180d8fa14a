using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Api.Serialization;
using Assistant.Api.Streaming;
using Assistant.Core.Answering;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Answers;

internal static class AnswerEndpoints
{
    public static RouteGroupBuilder MapAnswerEndpoints(this RouteGroupBuilder api)
    {
        api.MapPost("/answers", AskAsync)
            .WithName("ask")
            .WithTags("answers")
            .WithSummary("質問に、出典を付けて答えます。")
            .WithDescription("Accept: text/event-stream のときは、status、delta、citation の後に done または error を送ります。15秒ごとに注釈行を送ります。")
            .Produces<AnswerResponse>(StatusCodes.Status200OK, "application/json", ServerSentEvents.ContentType)
            .ProducesFailures(400, 404, 429, 502, 503, 504);
        return api;
    }

    private static async Task<IResult> AskAsync(
        AskRequest request,
        HttpContext context,
        ClaimsPrincipal person,
        IAnswerService answers,
        EventStream stream,
        IHostApplicationLifetime lifetime)
    {
        // Either end may give up: the client that goes away, the service that stops.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var events = answers.AskAsync(request, person.ToRequester(), ended.Token);
        if (EventStream.IsWantedBy(context.Request))
        {
            await stream.WriteAsync(context, events, ended);
            return TypedResults.Empty;
        }

        return await ReadToEndAsync(events, ended.Token);
    }

    private static async Task<IResult> ReadToEndAsync(IAsyncEnumerable<AnswerEvent> events, CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
        {
            switch (item)
            {
                case AnswerDone done:
                    return TypedResults.Json(done.Response, ApiJson.Options);
                case AnswerFailed failed:
                    return new FailureResult(Failure.From(failed));
            }
        }

        throw new InvalidOperationException("The answer ended without a last event.");
    }
}
