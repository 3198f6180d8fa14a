using Assistant.Core.Errors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion.Worker;

/// <summary>
/// Looks at the watched folders at every interval and, beside it, works through the queue as long as there is something in it.
/// What a pause may cure (a full disk, an index that is away) is tried again; anything else ends the host, so that whoever runs it restarts it.
/// </summary>
internal sealed partial class IngestionWorker(IIngestionPass pass, IOptions<IngestionOptions> options, TimeProvider time, IHostApplicationLifetime lifetime, WorkerOutcome outcome, ILogger<IngestionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            var loops = new[] { LoopAsync(ScanAsync, stop.Token), LoopAsync(WorkAsync, stop.Token) };
            await Task.WhenAny(loops);
            await stop.CancelAsync();
            await Task.WhenAll(loops);
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

    private async Task<TimeSpan> ScanAsync(CancellationToken cancellationToken)
    {
        await pass.ScanAsync(cancellationToken);
        return options.Value.Interval;
    }

    private async Task<TimeSpan> WorkAsync(CancellationToken cancellationToken)
    {
        await pass.WorkAsync(cancellationToken);
        return _poll;
    }

    private async Task LoopAsync(Func<CancellationToken, Task<TimeSpan>> step, CancellationToken cancellationToken)
    {
        var pause = _poll;
        while (true)
        {
            TimeSpan wait;
            try
            {
                wait = await step(cancellationToken);
                pause = _poll;
            }
            catch (AssistantException exception)
            {
                wait = pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
                LogPaused(exception.Code, (long)wait.TotalSeconds);
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Ingestion can't go on ({ErrorCode}); next attempt in {Seconds} s")]
    private partial void LogPaused(string errorCode, long seconds);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The ingestion worker has died; the host stops")]
    private partial void LogDied(Exception exception);
}

/// <summary>Whether the worker ended by itself: decides the exit status.</summary>
public sealed class WorkerOutcome
{
    public bool HasDied { get; internal set; }
}
