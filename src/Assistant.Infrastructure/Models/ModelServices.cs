using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Models;

public static class ModelServices
{
    private const string Provider = $"{ModelOptions.Section}:{nameof(ModelOptions.Provider)}";

    /// <summary>
    /// When <c>Model:Provider</c> names a model: an <see cref="IChatClient"/>, and the composer that writes answers with it (which
    /// needs <c>AddPrompts</c>). With <c>none</c> there is neither, and answers are extracts.
    /// </summary>
    /// <remarks>
    /// Registering never fails, so that the check at start can name the errors of all sections together; a client that is asked
    /// for in spite of them throws <see cref="ConfigurationException"/>.
    /// </remarks>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddAssistantOptions(configuration);
        if (configuration[Provider]?.Trim() is null or "" or ModelOptions.None)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(p => ModelConnection.From(p.GetRequiredService<IOptions<ModelOptions>>().Value));
        services.AddSingleton<IChatClient, OpenAIModelClient>();
        services.AddSingleton<IAnswerComposer, GeneratedAnswerComposer>();
        return services;
    }
}
