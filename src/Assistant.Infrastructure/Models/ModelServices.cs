using Assistant.Core.Answering;
using Assistant.Core.Answering.Generated;
using Assistant.Core.Errors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Models;

public static class ModelServices
{
    /// <summary>
    /// When <c>Model:Provider</c> names a model: an <see cref="IChatClient"/>, and the composer that writes answers with it (which
    /// needs <c>AddPrompts</c>). With <c>none</c> there is neither, and answers are extracts.
    /// </summary>
    /// <remarks>
    /// Registering never fails, so that the check at start can name the errors of all sections together; a client that is asked
    /// for in spite of them throws <c>configuration_invalid</c>.
    /// </remarks>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Model");
        if (ModelConnectionReader.ProviderOf(section) == ModelProviders.None)
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Connection(section));
        services.AddSingleton<IChatClient, OpenAIModelClient>();
        services.AddSingleton<IAnswerComposer, GeneratedAnswerComposer>();
        return services;
    }

    private static ModelConnection Connection(IConfigurationSection section)
    {
        var (connection, errors) = ModelConnectionReader.Read(section);
        return connection ?? throw new AssistantException("configuration_invalid", string.Join(Environment.NewLine, errors));
    }
}
