using Assistant.Core.Retrieval.Dense;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Models.Embedding;

public static class EmbeddingServices
{
    private const string Model = $"{ModelOptions.Section}:{nameof(ModelOptions.Embedding)}";

    /// <summary>
    /// When <c>Model:Embedding</c> names a model: an <see cref="IDenseModel"/>, and the <see cref="IEmbeddingGenerator{TInput,TEmbedding}"/>
    /// below it. Without one there is neither.
    /// </summary>
    /// <remarks>Registering never fails, as in <see cref="ModelServices.AddModels"/>. Passages need the database's schema, questions don't.</remarks>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddAssistantOptions(configuration);
        if (!ModelServices.IsConfigured(configuration) || string.IsNullOrWhiteSpace(configuration[Model]))
        {
            return services;
        }

        services.AddConnection();
        services.TryAddSingleton<Database>();
        services.AddSingleton(p => EmbeddingSettings.From(
            p.GetRequiredService<IOptions<ModelOptions>>().Value, p.GetRequiredService<IOptions<EmbeddingOptions>>().Value));
        services.AddSingleton<EmbeddingCache>();
        services.AddSingleton<OpenAIEmbeddingGenerator>();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(p =>
            ActivatorUtilities.CreateInstance<CachedEmbeddingGenerator>(p, p.GetRequiredService<OpenAIEmbeddingGenerator>()));
        services.AddSingleton<IDenseModel>(p => new DenseModel(
            p.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            p.GetRequiredService<OpenAIEmbeddingGenerator>(),
            p.GetRequiredService<EmbeddingSettings>(),
            p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
