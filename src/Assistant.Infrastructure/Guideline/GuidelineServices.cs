using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Guideline.Policy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Guideline;

public static class GuidelineServices
{
    /// <summary>
    /// The policy in force, and the detectors of personal information with the administrator's tables of the data folder.
    /// Options: section <c>Guideline:Detectors</c>.
    /// </summary>
    public static IServiceCollection AddGuideline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DetectorOptions>(configuration, DetectorOptions.Section, DetectorOptions.Check);
        services.TryAddSingleton(p => DetectorTables.Read(p.GetRequiredService<IOptions<DataOptions>>().Value.Combine("tables")));
        services.TryAddSingleton<ISensitiveTextDetector>(p =>
            new SensitiveTextDetector(p.GetRequiredService<DetectorTables>(), p.GetRequiredService<IOptions<DetectorOptions>>().Value.OffKinds));
        services.TryAddSingleton<IPolicyDetectors>(p =>
            new PolicyDetectors(p.GetRequiredService<DetectorTables>(), p.GetRequiredService<IOptions<DetectorOptions>>().Value.OffKinds));
        services.TryAddSingleton<PublishedPolicies>();
        services.TryAddSingleton<IGuidelinePolicies>(p => p.GetRequiredService<PublishedPolicies>());
        services.TryAddSingleton<IAcknowledgementSeal, AcknowledgementSeal>();
        services.TryAddSingleton<IGuidelineCheck, GuidelineCheck>();
        services.TryAddSingleton<IGuidelineVersions, GuidelineVersions>();
        services.TryAddSingleton<PolicyPreview>();
        services.TryAddSingleton<ProviderCheck>();
        return services;
    }
}
