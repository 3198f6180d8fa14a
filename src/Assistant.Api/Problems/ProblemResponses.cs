using System.Globalization;
using Assistant.Api.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Assistant.Api.Problems;

/// <summary>Writes RFC 9457 problem details. Never negotiated away: a client that asked for an event stream gets them too.</summary>
internal static class ProblemResponses
{
    public const string ContentType = "application/problem+json";

    public static Task WriteProblemAsync(this HttpContext context, Failure failure)
    {
        var problem = Describe(context, failure);
        context.Response.StatusCode = problem.Status!.Value;
        if (failure.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        }

        return context.Response.WriteAsJsonAsync(problem, ApiJson.Options, ContentType, context.RequestAborted);
    }

    /// <summary>Problem details on the API; on a page only the status, which the web draws as an error page.</summary>
    public static Task RefuseAsync(this HttpContext context, Failure failure)
    {
        if (ApiPaths.Contains(context.Request.Path))
        {
            return context.WriteProblemAsync(failure);
        }

        context.Response.StatusCode = ProblemCatalog.Find(failure.Code).Status;
        return Task.CompletedTask;
    }

    private static ProblemDetails Describe(HttpContext context, Failure failure)
    {
        var kind = ProblemCatalog.Find(failure.Code);
        var problem = new ProblemDetails
        {
            Type = $"urn:assistant:error:{failure.Code}",
            Title = kind.Title,
            Status = kind.Status,
            Detail = failure.Message,
            Extensions =
            {
                ["code"] = failure.Code,
                ["nextStep"] = failure.NextStep,
                ["traceId"] = context.TraceIdentifier,
            },
        };
        if (failure.Fields is { } fields)
        {
            problem.Extensions["errors"] = fields.GroupBy(f => f.Field, f => f.Message, StringComparer.Ordinal)
                .ToDictionary(f => f.Key, f => f.ToArray(), StringComparer.Ordinal);
        }

        if (failure.Lines is { } lines)
        {
            problem.Extensions["lines"] = lines;
        }

        if (failure.AnswerId is not null)
        {
            problem.Extensions["answerId"] = failure.AnswerId;
            problem.Extensions["conversationId"] = failure.ConversationId;
        }

        return problem;
    }
}
