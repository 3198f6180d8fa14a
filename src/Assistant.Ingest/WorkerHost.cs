using Assistant.Infrastructure.Ingestion.Worker;
using Microsoft.Extensions.DependencyInjection;
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
    public static IServiceCollection AddWorker(this IServiceCollection services, IngestCommand command) =>
        command.Once ? services : services.AddIngestionWorker();
}
