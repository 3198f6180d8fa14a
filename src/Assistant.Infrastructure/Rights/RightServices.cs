using Assistant.Core.Rights;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Rights;

internal static class RightServices
{
    /// <summary>Stands on storage, people and the guideline, whose composition adds it.</summary>
    public static IServiceCollection AddRights(this IServiceCollection services)
    {
        services.TryAddSingleton<RightRegistration>();
        services.TryAddSingleton<IRightsToUse, RightsToUse>();
        services.TryAddSingleton<IRightApplications, RightApplications>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartStep, RightMigration>());
        return services;
    }
}
