using Assistant.Core.Audit;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Infrastructure.Audit;

public static class AuditServices
{
    /// <summary>Chained logs, their verification and their retention.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<LogRetentionOptions>(configuration, LogRetentionOptions.Section, LogRetentionOptions.Check);
        services.TryAddSingleton<SealFiles>();
        services.TryAddSingleton<ChainedDatabase>();
        services.TryAddSingleton<AuditedDeeds>();
        services.TryAddSingleton<IAuditLog, AuditLog>();
        services.TryAddSingleton<ILogVerification, LogVerification>();
        services.TryAddSingleton<LogRetention>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetention, LogRetention>(p => p.GetRequiredService<LogRetention>()));
        services.TryAddSingleton<IAuditActor, ServiceActor>();
        return services;
    }
}
