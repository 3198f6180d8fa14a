using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Indicators;
using Assistant.Core.Usage.Personal;
using Assistant.Core.Usage.Reporting;
using Assistant.Core.Usage.Tables;
using Assistant.Infrastructure.Usage.DrillDown;
using Assistant.Infrastructure.Usage.Personal;
using Assistant.Infrastructure.Usage.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Usage;

public static class UsageServices
{
    /// <summary>The usage log and what is computed from it, on the storage of the data folder.</summary>
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.TryAddSingleton<UnchainedEvents>();
        services.TryAddSingleton<UsageMonths>();
        services.TryAddSingleton<IUsageLog, UsageLog>();
        services.TryAddSingleton<IUsageImport, UsageImport>();
        services.TryAddSingleton<IUsageFeedback, UsageFeedback>();
        services.TryAddSingleton<IUsagePseudonyms, UsagePseudonyms>();
        services.TryAddSingleton<IUsageTables, UsageTables>();
        services.TryAddSingleton<IIndicatorEntries, IndicatorEntries>();
        services.TryAddSingleton<UsageReports>();
        services.TryAddSingleton<IUsageDashboard, UsageDashboard>();
        services.TryAddSingleton<IUsageRows, UsageRowsReader>();
        services.TryAddSingleton<IStatedMinutes, StatedMinutes>();
        services.TryAddSingleton<IPersonalRecord, PersonalRecordReader>();
        return services;
    }
}
