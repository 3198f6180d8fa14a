using Assistant.Infrastructure;
using Assistant.Infrastructure.Ingestion.Worker;
using Assistant.Infrastructure.Storage;

namespace Assistant.Api.Hosting.Ingestion;

/// <summary>This program as the ingestion worker: no page, no port; started by the service itself.</summary>
internal static class IngestionWorkerMode
{
    public const string Switch = "--ingestion-worker";

    /// <returns>Exit status: 0 after a stop that was asked for, 1 when the worker died.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLineSettings(args);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.AddConsoleLog();
        builder.Services
            .AddAssistant(builder.Configuration)
            .AddIngestionWorker()
            .AddHostedService<EndOfInput>();
        using var host = builder.Build();
        await host.Services.InitialiseStorageAsync(CancellationToken.None);
        return await host.RunIngestionWorkerAsync();
    }

    /// <summary>The parent holds the other end of standard input: when it is gone, so is the work that it wanted.</summary>
    private sealed class EndOfInput(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = Task.Factory.StartNew(Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private void Wait()
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }

            lifetime.StopApplication();
        }
    }
}
