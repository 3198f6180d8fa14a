namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>
/// When to try again: after 0.2 s, 0.4 s, 0.8 s …, each shortened by up to half at random so that replicas don't come back
/// together, or later when the server's Retry-After says so.
/// </summary>
internal static class QdrantRetry
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(200);

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="left">Of the time for all attempts.</param>
    /// <returns>How long to wait, or null to give up.</returns>
    public static TimeSpan? DelayAfter(QdrantFailure failure, int attempt, TimeSpan left)
    {
        if (!failure.Transient || attempt >= MaxAttempts)
        {
            return null;
        }

        var backOff = _firstDelay * Math.Pow(2, attempt - 1) * (1 - (Random.Shared.NextDouble() / 2));
        var wait = failure.RetryAfter > backOff ? failure.RetryAfter.Value : backOff;
        return wait < left ? wait : null;
    }
}
