using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Ingestion.Worker;

/// <summary>
/// Brings the search index up to date after a pass. When the index is away (a server that restarts), it waits and tries
/// again, longer each time: what was read is safe in the record meanwhile.
/// </summary>
internal sealed partial class IndexFollower(ISearchIndex index, TimeProvider time, ILogger<IndexFollower> logger)
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(1);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (var pause = _firstPause; ; pause = pause * 2 < _longestPause ? pause * 2 : _longestPause)
        {
            try
            {
                await index.CompleteAsync(cancellationToken);
                return;
            }
            catch (AssistantException exception)
            {
                LogAway(exception.Code, (long)pause.TotalSeconds);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index can't be brought up to date ({ErrorCode}); next attempt in {Seconds} s")]
    private partial void LogAway(string errorCode, long seconds);
}
