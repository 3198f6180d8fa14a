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
            limiter.GlobalLimiter = RequestLimits.Create(limits.Value));
        return services;
    }

    private static void PutAnswersBehindQuota(this IServiceCollection services)
    {
        var answers = services.Single(s => s.ServiceType == typeof(IAnswerService)).ImplementationType!;
        services.AddKeyedSingleton(typeof(IAnswerService), QuotaAnswerService.Unlimited, answers);
        services.Replace(ServiceDescriptor.Singleton<IAnswerService, QuotaAnswerService>());
    }

    private static async ValueTask Reject(OnRejectedContext context, CancellationToken cancellationToken) =>
        await context.HttpContext.RefuseAsync(Failure.From(new RateLimitExceededException(TokenBuckets.RetryAfter(context.Lease))));
}
