using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Assistant.Ingest;

internal static class WorkerHost
{
    /// <summary>The log goes to standard error: standard output belongs to the results.</summary>
    public static IServiceCollection AddIngestLogging(this IServiceCollection services) => services
        .AddLogging(l => l.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Information))
        .Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

    /// <summary>The worker runs only where no single pass was asked for.</summary>
    public static IServiceCollection AddIngestWorker(this IServiceCollection services, IngestCommand command)
    {
        services.AddSingleton<WorkerOutcome>();
        return command.Once ? services : services.AddHostedService<IngestWorker>();
    }

    /// <returns>Exit status: 0 after a stop that was asked for, 1 when the worker died.</returns>
    public static async Task<int> RunAsync(IHost host)
    {
        await host.RunAsync();
        return host.Services.GetRequiredService<WorkerOutcome>().HasDied ? 1 : 0;
    }
}
