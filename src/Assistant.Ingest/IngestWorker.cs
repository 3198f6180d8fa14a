using Assistant.Infrastructure.Ingestion;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest;

/// <summary>Keeps the configured folders up to date. What it can't handle ends the host, so that whoever runs it restarts it.</summary>
internal sealed partial class IngestWorker(FolderPass pass, IndexFollower index, IOptions<IngestionOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, WorkerOutcome outcome, ILogger<IngestWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (options.Value.Folders.Length == 0)
            {
                LogNoFolders();
            }

            using var timer = new PeriodicTimer(options.Value.Interval, time);
            do
            {
                await pass.RunAsync(options.Value.Folders, onResult: null, stoppingToken);
                await index.WaitAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception e)
        {
            LogDied(e);
            outcome.HasDied = true;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ingest:Folders names no folder: there is nothing to watch")]
    private partial void LogNoFolders();

    [LoggerMessage(Level = LogLevel.Critical, Message = "The ingestion worker has died; the host stops")]
    private partial void LogDied(Exception exception);
}

/// <summary>Whether the worker ended by itself: decides the exit status.</summary>
internal sealed class WorkerOutcome
{
    public bool HasDied { get; set; }
}
