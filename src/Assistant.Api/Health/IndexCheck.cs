using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistant.Api.Health;

/// <summary>Searches with a scope that sees nothing: the whole way is walked and no passage is read.</summary>
internal sealed class IndexCheck(IPassageSearch search) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await search.SearchAsync(new SearchRequest("計画", 1, AccessScope.Nothing), cancellationToken);
            return HealthCheckResult.Healthy(result.Passages == 0 ? "empty" : "ok");
        }
        catch (AssistantException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Code);
        }
    }
}
