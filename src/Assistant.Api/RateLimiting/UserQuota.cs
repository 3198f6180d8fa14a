using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Assistant.Api.RateLimiting;

/// <summary>How often one person may ask, search and change documents; the same buckets for page, API and hub, so none is a way around the others.</summary>
internal sealed class UserQuota(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _answers = TokenBuckets.PerKey(options.Value.AnswersPerMinute);
    private readonly PartitionedRateLimiter<string> _searches = TokenBuckets.PerKey(options.Value.SearchesPerMinute);
    private readonly PartitionedRateLimiter<string> _documents = TokenBuckets.PerKey(options.Value.DocumentsPerMinute);

    /// <exception cref="RateLimitExceededException">The person asked too often.</exception>
    public void TakeAnswer(string userId) => Take(_answers, userId);

    /// <exception cref="RateLimitExceededException">The person searched too often.</exception>
    public void TakeSearch(string userId) => Take(_searches, userId);

    /// <exception cref="RateLimitExceededException">The person changed or downloaded documents too often.</exception>
    public void TakeDocument(string userId) => Take(_documents, userId);

    public void Dispose()
    {
        _answers.Dispose();
        _searches.Dispose();
        _documents.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string userId)
    {
        using var lease = limiter.AttemptAcquire(userId);
        if (!lease.IsAcquired)
        {
            throw new RateLimitExceededException(TokenBuckets.RetryAfter(lease));
        }
    }
}
