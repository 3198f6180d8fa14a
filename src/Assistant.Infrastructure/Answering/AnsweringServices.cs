using Assistant.Core.Answering;
using Assistant.Core.Answering.Extractive;
using Assistant.Infrastructure.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Answering;

public static class AnsweringServices
{
    /// <summary>The extractive composer answers unless the models feature has registered a generated one before. Needs <c>AddGuideline</c>.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAnswerComposer, ExtractiveComposer>();
        services.TryAddSingleton<IModelProvider, ModelProvider>();
        services.AddSingleton<IAnswerService, AnswerService>();
        return services;
    }
}
