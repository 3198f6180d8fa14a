using System.Threading.RateLimiting;
using Assistant.Api.Problems;
using Assistant.Core.Answering;
using Assistant.Infrastructure.Configuration;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Api.RateLimiting;

internal static class RateLimitServices
{
    /// <summary>Comes after the answer service, which it puts behind the quota.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<RateLimitOptions>(configuration, RateLimitOptions.Section, RateLimitOptions.Check);
        services.AddSingleton<UserQuota>();
        services.PutAnswersBehindQuota();
        services.AddRateLimiter(o => o.OnRejected = Reject);
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, limits) =>
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits.Value)));
        return services;
    }

    private static void PutAnswersBehindQuota(this IServiceCollection services)
    {
        var answers = services.Single(s => s.ServiceType == typeof(IAnswerService)).ImplementationType!;
        services.AddKeyedSingleton(typeof(IAnswerService), QuotaAnswerService.Unlimited, answers);
        services.Replace(ServiceDescriptor.Singleton<IAnswerService, QuotaAnswerService>());
    }

    /// <summary>
    /// Guessing passwords and keys is what is slowed here, by address. Reading the sign-in page, its assets and the
    /// health probes is free; who is signed in has a quota of their own (<see cref="UserQuota"/>).
    /// </summary>
    private static RateLimitPartition<string> Partition(HttpContext context, RateLimitOptions limits)
    {
        if (context.User.Identity?.IsAuthenticated == true || !IsGuess(context.Request))
        {
            return RateLimitPartition.GetNoLimiter(string.Empty);
        }

        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        return RateLimitPartition.GetTokenBucketLimiter(address, _ => TokenBuckets.Bucket(limits.AnonymousPerMinute));
    }

    private static bool IsGuess(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        || request.Path.StartsWithSegments(ApiPaths.Api, StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments(ApiPaths.Hubs, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask Reject(OnRejectedContext context, CancellationToken cancellationToken) =>
        await context.HttpContext.RefuseAsync(Failure.From(new RateLimitExceededException(TokenBuckets.RetryAfter(context.Lease))));
}
