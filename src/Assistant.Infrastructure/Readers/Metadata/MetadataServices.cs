using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Documents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Readers.Metadata;

internal static class MetadataServices
{
    /// <summary>Needs the storage. Options: section <c>Metadata</c>.</summary>
    public static IServiceCollection AddDocumentMetadata(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<MetadataOptions>(configuration, MetadataOptions.Section, MetadataOptions.Check);
        services.TryAddSingleton<MetadataCheck>();
        services.TryAddSingleton<MetadataSources>();
        services.TryAddSingleton<IDocumentEditing, DocumentEditing>();
        return services;
    }
}
