using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Models;

/// <summary>
/// Calls that are answered at once and whole: tries again, watches the time, and turns every failure into a
/// <see cref="Core.Answering.Generated.ModelException"/>.
/// </summary>
internal sealed partial class ModelCalls(ModelWording wording, ModelRetry retry, TimeProvider time, ILogger logger)
{
    /// <param name="attempt">Sends the request and reads the answer; what is wrong with that is an <see cref="AnswerFormatException"/>.</param>
    /// <param name="timeout">For all attempts and the waits between them.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new ModelDeadline(timeout, time, cancellationToken);
        for (var number = 1; ; number++)
        {
            ModelFailure failure;
            try
            {
                return await attempt(deadline.Token);
            }
            catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
            {
                // A connection that the cancellation broke is a cancellation.
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureOf(exception, deadline) is { } found)
            {
                failure = found;
            }

            if (retry.DelayAfter(failure, number) is not { } delay)
            {
                throw Fail(failure);
            }

            LogRetry(failure.Code, failure.Status, number, delay);
            await WaitAsync(delay, failure, deadline);
        }
    }

    private async Task WaitAsync(TimeSpan delay, ModelFailure failure, ModelDeadline deadline)
    {
        try
        {
            await Task.Delay(delay, time, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.TimedOut)
        {
            // The last failure says more than "timed out".
            throw Fail(failure);
        }
    }

    private ModelFailure? FailureOf(Exception exception, ModelDeadline deadline) =>
        deadline.TimedOut ? ModelFailure.TimedOut : ModelFailures.From(exception, begun: false, time.GetUtcNow());

    private Core.Answering.Generated.ModelException Fail(ModelFailure failure)
    {
        LogFailure(failure.Code, failure.Status, failure.Detail);
        return wording.Tell(failure);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model gave {Code} (status {Status}) at attempt {Attempt}; trying again in {Delay}")]
    private partial void LogRetry(string code, int status, int attempt, TimeSpan delay);

    // A warning: whether something fails because of it is for the caller to say.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Model gave no answer: {Code} (status {Status}) {Detail}")]
    private partial void LogFailure(string code, int status, string? detail);
}
