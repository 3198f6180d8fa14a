using Assistant.Core.Errors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Models;

public static class ModelServices
{
    /// <summary>
    /// Registers an <see cref="IChatClient"/> when <c>Model:Provider</c> names one. With <c>none</c> there is no such service,
    /// and answers are extracts.
    /// </summary>
    /// <exception cref="AssistantException"><c>configuration_invalid</c>, with every error of the section.</exception>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Model");
        if (ModelConnectionReader.ProviderOf(section) == ModelProviders.None)
        {
            return services;
        }

        var (connection, errors) = ModelConnectionReader.Read(section);
        if (connection is null)
        {
            throw new AssistantException("configuration_invalid", string.Join(Environment.NewLine, errors));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IChatClient>(provider => new OpenAIModelClient(
            connection,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OpenAIModelClient>>()));
        return services;
    }
}
