using Assistant.Infrastructure.Ingestion.Worker;
using Assistant.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class IndexFollowerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_IndexIsAway_TriesAgainLaterEachTimeUntilItIsBack()
    {
        var (index, time) = (new ScriptedIndex(failures: 2), new ManualTimeProvider());
        var waiting = new IndexFollower(index, time, NullLogger<IndexFollower>.Instance).WaitAsync(Cancellation);
        await time.WaitForTimerAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(2));
        await time.WaitForTimerAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(Cancellation);

        Assert.Equal(3, index.Attempts);
    }

    [Fact]
    public async Task Wait_AskedToStop_EndsWithoutTheIndex()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var time = new ManualTimeProvider();
        var waiting = new IndexFollower(new ScriptedIndex(failures: 1000), time, NullLogger<IndexFollower>.Instance).WaitAsync(stop.Token);
        await time.WaitForTimerAsync(Cancellation);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
