using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Organisation;
using Assistant.Infrastructure.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Storage;

public static class StorageServices
{
    /// <summary>The record of documents, conversations and uses in the data folder. <see cref="InitialiseStorageAsync"/> must run before its first use.</summary>
    public static IServiceCollection AddAssistantStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAssistantOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DataFolder>();
        services.TryAddSingleton<Database>();
        services.TryAddSingleton<SchemaMigrator>();
        services.TryAddSingleton<ProcessLease>();
        services.TryAddSingleton<InterruptedTurns>();
        services.TryAddSingleton<IDocumentStore, DocumentStore>();
        services.TryAddSingleton<IPassageRecord, PassageRecord>();
        services.TryAddSingleton<UploadFolder>();
        services.TryAddSingleton<DocumentWriter>();
        services.TryAddSingleton<IDocumentWriter>(p => p.GetRequiredService<DocumentWriter>());
        services.TryAddSingleton<JobStore>();
        services.TryAddSingleton<JobCompletion>();
        services.TryAddSingleton<SourceRecord>();
        services.TryAddSingleton<UploadRecord>();
        services.TryAddSingleton<IDocumentReviews, DocumentReviews>();
        services.AddAssistantDataProtection(configuration);
        services.TryAddSingleton<MaskedValues>();
        services.TryAddSingleton<IConversationStore, ConversationStore>();
        services.AddAudit(configuration).AddUsage();
        services.TryAddSingleton<RetentionPurge>();
        services.AddHostedService(p => p.GetRequiredService<RetentionPurge>());
        services.AddOrganisation();
        services.AddDbContextFactory<AssistantDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<Database>().ConnectionString)
            .AddInterceptors(ConnectionSetupInterceptor.Shared));
        return services;
    }

    /// <summary>
    /// Makes the data folder ready: checks the whole configuration and the folder, brings the schema up to date,
    /// closes turns that a crash left open and removes those past their time.
    /// </summary>
    /// <exception cref="ConfigurationException">Every error of the configuration.</exception>
    /// <exception cref="Core.Errors.AssistantException">
    /// <c>data_not_a_folder</c>, <c>data_not_writable</c>, <c>disk_full</c>, <c>database_corrupt</c>, <c>database_busy</c>, <c>schema_newer</c>.
    /// </exception>
    public static async Task InitialiseStorageAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        services.ValidateConfiguration();
        services.GetRequiredService<DataFolder>().Prepare();
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<UnchainedEvents>().TakeOverAsync(cancellationToken);
        foreach (var step in services.GetServices<IStartStep>())
        {
            await step.RunAsync(cancellationToken);
        }

        await services.GetRequiredService<InterruptedTurns>().CloseAsync(cancellationToken);
        await services.GetRequiredService<RetentionPurge>().PurgeAsync(cancellationToken);

        // A process that died after a commit left them behind.
        await services.GetRequiredService<SealFiles>().CatchUpAsync(cancellationToken);
    }
}
