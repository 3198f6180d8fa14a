using System.Threading.Channels;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Ingestion.Worker;
using Assistant.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Infrastructure.Tests.Ingestion;

public sealed class IngestionWorkerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_EachInterval_LooksAtTheFoldersAgain()
    {
        var pass = new ScriptedPass();
        var time = new ManualTimeProvider();
        using var worker = Worker(pass, time, new Lifetime(), out _);

        await worker.StartAsync(Cancellation);
        await pass.Scans.Reader.ReadAsync(Cancellation);
        await pass.Works.Reader.ReadAsync(Cancellation);
        await AdvanceUntilAsync(time, TimeSpan.FromMinutes(5), pass.Scans.Reader);
        await worker.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Worker_QueueIsAwayForAWhile_TriesAgainAndStaysAlive()
    {
        var attempts = 0;
        var pass = new ScriptedPass { OnWork = () => ++attempts < 3 ? new AssistantException("storage_full", "空きがありません。") : null };
        var time = new ManualTimeProvider();
        var lifetime = new Lifetime();
        using var worker = Worker(pass, time, lifetime, out var outcome);

        await worker.StartAsync(Cancellation);
        await pass.Works.Reader.ReadAsync(Cancellation);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(2), pass.Works.Reader);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(4), pass.Works.Reader);
        await worker.StopAsync(Cancellation);

        Assert.Equal(3, attempts);
        Assert.False(outcome.HasDied);
        Assert.False(lifetime.Stopped);
    }

    [Fact]
    public async Task Worker_FailureOfAnotherKind_StopsTheHost()
    {
        var lifetime = new Lifetime();
        using var worker = Worker(new ScriptedPass { OnWork = () => new InvalidOperationException("broken") }, new ManualTimeProvider(), lifetime, out var outcome);

        await worker.StartAsync(Cancellation);
        await worker.ExecuteTask!.WaitAsync(Cancellation);

        Assert.True(lifetime.Stopped);
        Assert.True(outcome.HasDied);
    }

    [Fact]
    public async Task Worker_AskedToStop_IsNoFailure()
    {
        var pass = new ScriptedPass();
        var lifetime = new Lifetime();
        using var worker = Worker(pass, new ManualTimeProvider(), lifetime, out var outcome);

        await worker.StartAsync(Cancellation);
        await pass.Scans.Reader.ReadAsync(Cancellation);
        await worker.StopAsync(Cancellation);

        Assert.False(outcome.HasDied);
        Assert.False(lifetime.Stopped);
    }

    /// <summary>The two loops of the worker set their timers one after another: time goes on until the step that is meant has run.</summary>
    private static async Task AdvanceUntilAsync(ManualTimeProvider time, TimeSpan by, ChannelReader<bool> steps)
    {
        while (!steps.TryRead(out _))
        {
            await time.WaitForTimerAsync(Cancellation);
            time.Advance(by);
            await Task.Yield();
        }
    }

    private static IngestionWorker Worker(ScriptedPass pass, TimeProvider time, Lifetime lifetime, out WorkerOutcome outcome)
    {
        outcome = new WorkerOutcome();
        return new IngestionWorker(pass, Options.Create(new IngestionOptions()), time, lifetime, outcome, NullLogger<IngestionWorker>.Instance);
    }

    private sealed class ScriptedPass : IIngestionPass
    {
        public Channel<bool> Scans { get; } = Channel.CreateUnbounded<bool>();

        public Channel<bool> Works { get; } = Channel.CreateUnbounded<bool>();

        public Func<Exception?> OnWork { get; init; } = () => null;

        public Task ScanAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Scans.Writer.TryWrite(true);
            return Task.CompletedTask;
        }

        public Task WorkAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Works.Writer.TryWrite(true);
            return OnWork() is { } failure ? Task.FromException(failure) : Task.CompletedTask;
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public bool Stopped { get; private set; }

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => Stopped = true;
    }
}
