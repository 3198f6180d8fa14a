using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Guideline;

public static class GuidelineServices
{
    /// <summary>
    /// The detectors of personal information with the administrator's tables of the data folder. Options: section <c>Guideline:Detectors</c>.
    /// </summary>
    public static IServiceCollection AddGuideline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DetectorOptions>(configuration, DetectorOptions.Section, DetectorOptions.Check);
        services.TryAddSingleton(p => DetectorTables.Read(p.GetRequiredService<IOptions<DataOptions>>().Value.Combine("tables")));
        services.TryAddSingleton<ISensitiveTextDetector>(p =>
            new SensitiveTextDetector(p.GetRequiredService<DetectorTables>(), p.GetRequiredService<IOptions<DetectorOptions>>().Value.OffKinds));
        services.TryAddSingleton<IGuidelinePolicies, FactoryPolicies>();
        return services;
    }
}
