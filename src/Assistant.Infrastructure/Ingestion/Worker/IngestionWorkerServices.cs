using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Assistant.Infrastructure.Ingestion.Worker;

public static class IngestionWorkerServices
{
    /// <summary>The worker as a part of this host. Needs <c>AddIngestion</c>.</summary>
    public static IServiceCollection AddIngestionWorker(this IServiceCollection services)
    {
        services.TryAddSingleton<WorkerOutcome>();
        services.TryAddSingleton<IndexFollower>();
        services.TryAddSingleton<UploadSweep>();
        services.TryAddSingleton<IIngestionPass, IngestionPass>();
        return services.AddHostedService<IngestionWorker>();
    }

    /// <returns>Exit status: 0 after a stop that was asked for, 1 when the worker died.</returns>
    public static async Task<int> RunIngestionWorkerAsync(this IHost host)
    {
        // Asked for before: a host that has run is disposed with its services.
        var outcome = host.Services.GetRequiredService<WorkerOutcome>();
        await host.RunAsync();
        return outcome.HasDied ? 1 : 0;
    }
}
