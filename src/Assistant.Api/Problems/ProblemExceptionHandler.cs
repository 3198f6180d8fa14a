using System.Text.Json;
using Assistant.Core.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace Assistant.Api.Problems;

/// <summary>Turns what an API endpoint throws into problem details, and what a page throws into its status.</summary>
internal sealed class ProblemExceptionHandler(ExceptionReporter reporter) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.Response.HasStarted)
        {
            return false;
        }

        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var failure = exception is BadHttpRequestException bad ? Describe(bad) : reporter.Describe(exception, httpContext.TraceIdentifier);
        await httpContext.RefuseAsync(failure);
        return true;
    }

    private static Failure Describe(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Failure.RequestTooLarge,
        StatusCodes.Status415UnsupportedMediaType => Failure.MediaTypeUnsupported,
        _ => new Failure(ProblemCodes.RequestInvalid, Explain(exception), "項目の名前と値の形を /openapi/v1.json で確認してください。"),
    };

    private static string Explain(BadHttpRequestException exception) => exception.InnerException is JsonException { Path: { } path }
        ? $"本文のJSONを読めません（{path} の近く）。"
        : "本文がないか、アドレスや本文の値を読めません。";
}
