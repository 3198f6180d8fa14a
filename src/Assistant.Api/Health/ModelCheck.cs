using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Health;

/// <summary>
/// Whether a model is configured. It is not called: a probe every few seconds would cost money, and an answer
/// names a model's failure itself.
/// </summary>
internal sealed class ModelCheck(IOptions<ModelOptions> model) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(model.Value.IsConfigured ? "ok" : "none"));
}
