using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Search;
using Assistant.Infrastructure.Vectors.Embedded;
using Assistant.Infrastructure.Vectors.Qdrant;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Vectors;

public static class VectorServices
{
    private const string Provider = $"{VectorsOptions.Section}:{nameof(VectorsOptions.Provider)}";

    /// <summary>
    /// The index of passages that <c>Vectors:Provider</c> names. Registering never fails, so that the check at start can name the
    /// errors of all sections together.
    /// </summary>
    public static IServiceCollection AddVectors(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddCheckedOptions<VectorsOptions>(configuration, VectorsOptions.Section, VectorRules.Check);
        services.TryAddSingleton(TimeProvider.System);
        if (configuration[Provider]?.Trim() == VectorsOptions.QdrantServer)
        {
            services.AddSingleton<IVectorIndex, QdrantVectorIndex>();
        }
        else
        {
            services.AddSingleton<IVectorIndex>(p => new EmbeddedVectorIndex(p.GetRequiredService<IndexPlace>().Subfolder("passages")));
        }

        return services;
    }
}
