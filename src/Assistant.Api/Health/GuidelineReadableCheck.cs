using Assistant.Infrastructure.Guideline.Policy;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistant.Api.Health;

/// <summary>Whether the policy in force can be read: without it no question is answered.</summary>
internal sealed class GuidelineReadableCheck(IGuidelineVersions versions) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await versions.FindStandingAsync(cancellationToken)).IsReadable ? HealthCheckResult.Healthy("ok") : HealthCheckResult.Unhealthy("guideline_unreadable");
}
