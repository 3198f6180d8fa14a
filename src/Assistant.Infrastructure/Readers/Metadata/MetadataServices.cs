using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Documents;
using Assistant.Infrastructure.Ingestion;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Readers.Metadata;

internal static class MetadataServices
{
    /// <summary>Needs the storage. Options: sections <c>Metadata</c> and <c>Documents</c>.</summary>
    public static IServiceCollection AddDocumentMetadata(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<MetadataOptions>(configuration, MetadataOptions.Section, MetadataOptions.Check);
        services.AddCheckedOptions<DocumentsOptions>(configuration, DocumentsOptions.Section, DocumentsOptions.Check);
        services.TryAddSingleton<ConfidentialityLimit>();
        services.TryAddSingleton<MetadataCheck>();
        services.TryAddSingleton<MetadataSources>();
        services.TryAddSingleton<IDocumentEditing, DocumentEditing>();
        return services;
    }
}
