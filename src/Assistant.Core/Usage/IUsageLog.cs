namespace Assistant.Core.Usage;

/// <summary>
/// The record of uses. It is only read here: an event is written in the transaction of what it counts
/// (<see cref="Answering.IConversationStore.CompleteTurnAsync"/>), so that log and deed can't differ.
/// </summary>
public interface IUsageLog
{
    /// <summary>Events from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first.</summary>
    IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
