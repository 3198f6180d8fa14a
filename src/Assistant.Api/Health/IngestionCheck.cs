using Assistant.Api.Hosting.Ingestion;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistant.Api.Health;

/// <summary>Questions are answered without it: a worker that is being started again is told, and takes no readiness away.</summary>
internal sealed class IngestionCheck(IngestionChild child) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(child.State switch
        {
            IngestionChildState.Running => "ok",
            IngestionChildState.Restarting => "restarting",
            _ => "none",
        }));
}
