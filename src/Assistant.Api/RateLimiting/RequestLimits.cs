using System.Security.Claims;
using System.Threading.RateLimiting;
using Assistant.Api.Problems;

namespace Assistant.Api.RateLimiting;

/// <summary>
/// Limits that hold before an endpoint is reached. By address: guessing passwords and keys. By person: whatever changes something,
/// so that a new form or endpoint is limited without saying so; what has a quota of its own (<see cref="UserQuota"/>) is named here.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Asking, searching and documents count for themselves. Whoever wants to leave is never held.</summary>
    private static readonly PathString[] _countedElsewhere =
        ["/", "/signout", $"{ApiPaths.Api}/v1/answers", $"{ApiPaths.Api}/v1/search", $"{ApiPaths.Api}/v1/guideline/check"];

    private static readonly PathString[] _foldersCountedElsewhere = [$"{ApiPaths.Api}/v1/documents", ApiPaths.Hubs];

    public static PartitionedRateLimiter<HttpContext> Create(RateLimitOptions limits) => PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits));

    /// <summary>Reading the sign-in page, its assets and the health probes is free.</summary>
    private static RateLimitPartition<string> Partition(HttpContext context, RateLimitOptions limits)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            return IsChange(context.Request)
                ? RateLimitPartition.GetTokenBucketLimiter($"person {context.User.FindFirstValue(ClaimTypes.NameIdentifier)}", _ => TokenBuckets.Bucket(limits.ChangesPerMinute))
                : RateLimitPartition.GetNoLimiter(string.Empty);
        }

        return IsGuess(context.Request)
            ? RateLimitPartition.GetTokenBucketLimiter($"address {context.Connection.RemoteIpAddress}", _ => TokenBuckets.Bucket(limits.AnonymousPerMinute))
            : RateLimitPartition.GetNoLimiter(string.Empty);
    }

    internal static bool IsChange(HttpRequest request) =>
        !IsRead(request.Method)
        && !_countedElsewhere.Any(path => request.Path.Equals(path, StringComparison.OrdinalIgnoreCase))
        && !_foldersCountedElsewhere.Any(folder => request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase))
        && !AsksInConversation(request.Path);

    /// <summary>The form of a conversation's page asks; the one below it that deletes changes.</summary>
    private static bool AsksInConversation(PathString path) =>
        path.StartsWithSegments("/conversations", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value!.AsSpan().Count('/') == 1;

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsGuess(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        || request.Path.StartsWithSegments(ApiPaths.Api, StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments(ApiPaths.Hubs, StringComparison.OrdinalIgnoreCase);
}
