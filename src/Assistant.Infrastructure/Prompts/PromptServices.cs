using Assistant.Core.Prompts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Prompts;

public static class PromptServices
{
    /// <summary>The factory set of prompts, embedded from the folder <c>prompts/</c>.</summary>
    /// <exception cref="Core.Errors.AssistantException"><c>prompt_invalid</c>, with every error of every file.</exception>
    public static IServiceCollection AddPrompts(this IServiceCollection services)
    {
        services.TryAddSingleton<IPromptLibrary>(PromptLibrary.Load(EmbeddedPrompts.Read()));
        return services;
    }
}
