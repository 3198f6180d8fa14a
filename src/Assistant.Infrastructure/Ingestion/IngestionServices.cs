using Assistant.Core.Documents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Ingestion;

public static class IngestionServices
{
    /// <summary>Needs <c>AddDocumentReaders</c> and an <see cref="IDocumentWriter"/>. Options: section <c>Ingest</c>.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestionOptions>().Bind(configuration.GetSection(IngestionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DocumentPreparer>();
        services.TryAddScoped<IIngestionService, IngestionService>();
        return services;
    }
}
