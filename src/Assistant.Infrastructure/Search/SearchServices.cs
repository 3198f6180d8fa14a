using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Lexical;
using Assistant.Infrastructure.Morphology;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Infrastructure.Search;

public static class SearchServices
{
    public static IServiceCollection AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMorphology(configuration);
        services.AddSingleton(new Bm25Options());
        services.AddSingleton<IPassageSearch, EmbeddedPassageSearch>();
        return services;
    }
}
