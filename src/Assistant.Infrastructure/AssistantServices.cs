using Assistant.Infrastructure.Answering;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Incidents;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Models;
using Assistant.Infrastructure.Models.Embedding;
using Assistant.Infrastructure.Models.Reranking;
using Assistant.Infrastructure.Prompts;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Infrastructure;

public static class AssistantServices
{
    /// <summary>Everything behind the seams of Core: the same for server, worker and command line.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration) => services
        .AddAssistantStorage(configuration)
        .AddAssistantIdentity(configuration)
        .AddDocumentReaders(configuration)
        .AddGuideline(configuration)
        .AddIngestion(configuration)
        .AddModels(configuration)
        .AddEmbeddings(configuration)
        .AddReranking(configuration)
        .AddPrompts()
        .AddSearch(configuration)
        .AddAnswering(configuration)
        .AddIncidents();
}
