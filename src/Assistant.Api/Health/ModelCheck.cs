using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Guideline.Policy;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Health;

/// <summary>
/// Whether a model is configured. None is called: a probe every few seconds would cost money, and an answer
/// names a model's failure itself.
/// </summary>
internal abstract class ModelCheck(bool isConfigured) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(isConfigured ? "ok" : "none"));
}

internal sealed class ChatModelCheck(IOptions<ModelOptions> model) : ModelCheck(model.Value.IsConfigured);

internal sealed class EmbeddingModelCheck(IOptions<ModelOptions> model) : ModelCheck(model.Value.Embeds);

internal sealed class RerankerCheck(IOptions<RerankerOptions> reranker) : ModelCheck(reranker.Value.IsConfigured);

/// <summary>Whether the policy's register names the server that questions are sent to (rule 3).</summary>
internal sealed class ProviderRegisterCheck(ProviderCheck provider) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await provider.FindAsync(cancellationToken) switch
        {
            ProviderStanding.NoModel => HealthCheckResult.Healthy("none"),
            ProviderStanding.Registered => HealthCheckResult.Healthy("ok"),
            ProviderStanding.Unknown => HealthCheckResult.Degraded("unknown"),
            ProviderStanding.Refused => HealthCheckResult.Degraded("refused"),
            _ => HealthCheckResult.Healthy("unregistered"),
        };
}
