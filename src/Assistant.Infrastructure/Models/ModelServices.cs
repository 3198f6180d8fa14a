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
        if (!IsConfigured(configuration))
        {
            return services;
        }

        services.AddConnection();
        services.AddSingleton<IChatClient, OpenAIModelClient>();
        services.AddSingleton<IAnswerComposer, GeneratedAnswerComposer>();
        return services;
    }

    internal static bool IsConfigured(IConfiguration configuration) => configuration[Provider]?.Trim() is not (null or "" or ModelOptions.None);

    internal static void AddConnection(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(p => ModelConnection.From(p.GetRequiredService<IOptions<ModelOptions>>().Value));
    }
}
