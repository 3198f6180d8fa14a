using System.Globalization;
using Assistant.Api.Problems;
using Assistant.Core.Errors;

namespace Assistant.Api.RateLimiting;

internal sealed class RateLimitExceededException : AssistantException
{
    public RateLimitExceededException(TimeSpan retryAfter)
        : base(ProblemCodes.RateLimited, "短い時間に実行できる回数を超えました。")
    {
        RetryAfter = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds)));
        NextStep = string.Create(CultureInfo.InvariantCulture, $"{RetryAfter.TotalSeconds:0}秒ほど待ってから、もう一度実行してください。");
    }

    /// <summary>Whole seconds, one or more.</summary>
    public TimeSpan RetryAfter { get; }
}
