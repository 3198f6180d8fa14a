using Assistant.Core.Answering;
using Assistant.Core.Answering.Extractive;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Answering;

public static class AnsweringServices
{
    /// <summary>The extractive composer answers unless the models feature has registered a generated one before.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAnswerComposer, ExtractiveComposer>();
        services.AddSingleton<IAnswerService, AnswerService>();
        return services;
    }
}
