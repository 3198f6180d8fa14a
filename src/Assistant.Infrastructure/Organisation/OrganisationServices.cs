using Assistant.Core.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Organisation;

internal static class OrganisationServices
{
    /// <summary>Stands on the tables of the storage, which adds it.</summary>
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.TryAddSingleton<OrganisationDirectory>();
        services.TryAddSingleton<IOrganisation>(p => p.GetRequiredService<OrganisationDirectory>());
        services.TryAddSingleton<IUnitHeads>(p => p.GetRequiredService<OrganisationDirectory>());
        services.TryAddSingleton<IOrganisationAdministration, OrganisationAdministration>();
        return services;
    }
}
