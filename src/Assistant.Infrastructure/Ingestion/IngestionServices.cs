using Assistant.Core.Documents;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Readers.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Ingestion;

public static class IngestionServices
{
    /// <summary>Needs <c>AddDocumentReaders</c>, <c>AddSearch</c> and an <see cref="IDocumentWriter"/>. Options: section <c>Ingest</c>.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<IngestionOptions>(configuration, IngestionOptions.Section, IngestionOptions.Check);
        services.TryAddSingleton(TimeProvider.System);
        services.AddDocumentMetadata(configuration);
        services.TryAddSingleton<DocumentPreparer>();
        services.TryAddSingleton<IIngestionService, IngestionService>();
        return services;
    }
}
