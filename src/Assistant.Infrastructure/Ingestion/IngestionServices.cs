using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Readers.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Ingestion;

public static class IngestionServices
{
    /// <summary>Needs <c>AddDocumentReaders</c>, <c>AddSearch</c> and an <see cref="IDocumentWriter"/>. Options: sections <c>Ingest</c> and <c>Documents</c>.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<IngestionOptions>(configuration, IngestionOptions.Section, IngestionOptions.Check);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DocumentLocations>();
        services.TryAddSingleton<DocumentReviewer>();
        services.TryAddSingleton<FileContents>();
        services.TryAddSingleton<KnownDocuments>();
        services.AddDocumentMetadata(configuration);
        services.TryAddSingleton<DocumentPreparer>();
        services.TryAddSingleton<SourceScanner>();
        services.TryAddSingleton<JobProgress>();
        services.TryAddSingleton<JobWriter>();
        services.TryAddSingleton<ArchiveRun>();
        services.TryAddSingleton<JobPipeline>();
        services.TryAddSingleton<IIngestionProgress>(p => p.GetRequiredService<JobProgress>());
        services.TryAddSingleton<IUploads, Uploads>();
        services.TryAddSingleton<IDocumentOriginals, DocumentOriginals>();
        services.TryAddSingleton<IIngestionQueue, IngestionQueue>();
        services.TryAddSingleton<IIngestionService, IngestionService>();
        return services;
    }
}
