using System.Globalization;

namespace Assistant.Infrastructure.Models;

/// <summary>
/// When to try again: after 0.5 s, 1 s, 2 s …, or later when the server's Retry-After says so. Only ever asked before the first token,
/// because what was written can't be taken back.
/// </summary>
internal sealed class ModelRetry(int maxAttempts, TimeSpan maxDelay)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <returns>How long to wait, or null to give up.</returns>
    public TimeSpan? DelayAfter(ModelFailure failure, int attempt)
    {
        if (!failure.Transient || attempt >= maxAttempts || failure.RetryAfter > maxDelay)
        {
            return null;
        }

        var backOff = FirstDelay * Math.Pow(2, attempt - 1);
        var wait = failure.RetryAfter > backOff ? failure.RetryAfter.Value : backOff;
        return wait < maxDelay ? wait : maxDelay;
    }

    /// <summary>A failure that nobody waits out any more: a wait that the server named is passed on to the person.</summary>
    public static ModelFailure GivenUp(ModelFailure failure) => failure.RetryAfter is not { } wait || wait <= TimeSpan.Zero
        ? failure
        : failure with
        {
            NextStep = string.Create(CultureInfo.InvariantCulture, $"約{Math.Ceiling(wait.TotalSeconds)}秒後に、もう一度質問してください。質問は残っています。"),
        };
}
