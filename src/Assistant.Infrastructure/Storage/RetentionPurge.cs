using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// Removes questions and answers that are older than the configured days, and log records past the time of their class, once a day; the start does it as well
/// (<see cref="StorageServices.InitialiseStorageAsync"/>), so that a command line alone keeps the promise too.
/// </summary>
internal sealed partial class RetentionPurge(
    IConversationStore conversations,
    IOptions<ConversationOptions> options,
    IEnumerable<IRetention> others,
    TimeProvider time,
    ILogger<RetentionPurge> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromDays(1);

    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var purged = await conversations.PurgeAsync(time.GetUtcNow().AddDays(-options.Value.RetentionDays), cancellationToken);
        if (purged > 0)
        {
            LogPurged(purged, options.Value.RetentionDays);
        }

        foreach (var other in others)
        {
            if (await other.PurgeAsync(cancellationToken) is > 0 and var records)
            {
                LogRecordsPurged(records);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (AssistantException exception)
            {
                // A full disk or a busy database passes; tomorrow's run removes what today's left. Anything else stops the host.
                LogFailed(exception, exception.Code);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Turns} turns older than {Days} days")]
    private partial void LogPurged(int turns, int days);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Records} log records past their time")]
    private partial void LogRecordsPurged(long records);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old turns could not be removed ({Code})")]
    private partial void LogFailed(Exception exception, string code);
}
