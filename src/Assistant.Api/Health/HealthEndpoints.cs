using Assistant.Api.Serialization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Assistant.Api.Health;

internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<IndexCheck>("index", timeout: Patience)
            .AddCheck<ChatModelCheck>("model", timeout: Patience)
            .AddCheck<EmbeddingModelCheck>("embedding", timeout: Patience)
            .AddCheck<RerankerCheck>("reranker", timeout: Patience)
            .AddCheck<IngestionCheck>("ingestion", timeout: Patience)
            .AddCheck<GuidelineReadableCheck>("guideline", timeout: Patience)
            .AddCheck<ProviderRegisterCheck>("provider", timeout: Patience);
        return services;
    }

    /// <summary>Public, for a load balancer: states and codes, never an address, a name of a file or an exception.</summary>
    public static void MapHealthEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => new LiveResponse("alive"))
            .WithName("alive").WithTags("health").WithSummary("サービスが動いています。")
            .AllowAnonymous();
        endpoints.MapGet("/readyz", ReadyAsync)
            .WithName("ready").WithTags("health").WithSummary("回答できる状態かを、部分ごとに示します。")
            .Produces<ReadyResponse>()
            .Produces<ReadyResponse>(StatusCodes.Status503ServiceUnavailable)
            .AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(HealthCheckService health, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        var response = ReadyResponse.From(report);
        return TypedResults.Json(
            response,
            ApiJson.Options,
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
