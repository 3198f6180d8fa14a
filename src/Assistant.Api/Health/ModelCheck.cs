using Assistant.Infrastructure.Configuration;
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
