using Assistant.Core.Documents;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistant.Api.Health;

internal sealed class DatabaseCheck(IDocumentStore documents) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await documents.GetGenerationAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
