using Assistant.Core.Catalog;
using Assistant.Api.Ingestion;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Api.Documents;

internal static class DocumentServices
{
    public static IServiceCollection AddDocumentApi(this IServiceCollection services)
    {
        services.TryAddSingleton<DocumentCatalog>();
        services.TryAddSingleton<DocumentRemoval>();
        services.AddSingleton<IngestionEvents>();
        return services;
    }
}
