using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Models.Reranking;

public static class RerankingServices
{
    private const string Endpoint = $"{RerankerOptions.Section}:{nameof(RerankerOptions.Endpoint)}";

    /// <summary>When <c>Reranker:Endpoint</c> names a server: an <see cref="IReranker"/>. Registering never fails, as in <see cref="ModelServices.AddModels"/>.</summary>
    public static IServiceCollection AddReranking(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddAssistantOptions(configuration);
        if (!string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<IReranker, RerankClient>();
        }

        return services;
    }
}
