using Assistant.Core.Errors;

namespace Assistant.Api.Problems;

/// <summary>Decides what an exception tells a person, and logs the ones nobody expected.</summary>
internal sealed partial class ExceptionReporter(IHostApplicationLifetime lifetime, ILogger<ExceptionReporter> logger)
{
    public Failure Describe(Exception exception, string traceId)
    {
        switch (exception)
        {
            case OperationCanceledException when lifetime.ApplicationStopping.IsCancellationRequested:
                return Failure.ServerStopping;
            case AssistantException known when ProblemCatalog.Knows(known.Code):
                return Failure.From(known);
            default:
                // The message of a foreign exception may hold somebody's text (a parser quotes its input), so only types and places are logged.
                LogUnexpected(traceId, string.Join(" < ", Chain(exception)), exception.StackTrace);
                return Failure.InternalError;
        }
    }

    private static IEnumerable<string> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            yield return e is AssistantException known ? $"{e.GetType().FullName}({known.Code})" : e.GetType().FullName!;
        }
    }

    [LoggerMessage(LogLevel.Error, "Unexpected failure {TraceId}: {ExceptionTypes}\n{Stack}")]
    private partial void LogUnexpected(string traceId, string exceptionTypes, string? stack);
}
