using Assistant.Core.Incidents;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Incidents;

internal static class IncidentServices
{
    /// <summary>Reports of the unexpected, on the storage, people and guideline of the composition.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.TryAddSingleton<IIncidentReports, IncidentReports>();
        services.TryAddSingleton<IIncidentQueue, IncidentQueue>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetention, IncidentRetention>());
        return services;
    }
}
