using Assistant.Core.Answering;
using Assistant.Core.Answering.Extractive;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Answering;

public static class AnsweringServices
{
    /// <summary>The extractive composer answers unless the models feature has registered a generated one before. Needs <c>AddGuideline</c>. Options: section <c>Asking</c>.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<AskingOptions>(configuration, AskingOptions.Section, AskingOptions.Check);
        services.TryAddSingleton(p => new MaterialLimits(p.GetRequiredService<IOptions<AskingOptions>>().Value.MaterialCharacters));
        services.TryAddSingleton<IAttachmentFiles, AttachmentFiles>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAnswerComposer, ExtractiveComposer>();
        services.TryAddSingleton<IModelProvider, ModelProvider>();
        services.AddSingleton<IAnswerService, AnswerService>();
        return services;
    }
}
