using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Ingestion;
using Assistant.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Ingest.Tests;

public sealed class IngestWorkerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worker_EachInterval_PassesOverEveryFolder()
    {
        var ingestion = new ScriptedIngestion();
        var time = new ManualTimeProvider();
        using var worker = Worker(ingestion, time, new Lifetime(), out _);

        await worker.StartAsync(Cancellation);
        await ingestion.WaitForPassesAsync(2);
        await time.WaitForTimerAsync(Cancellation);
        time.Advance(TimeSpan.FromMinutes(5));
        await ingestion.WaitForPassesAsync(4);
        await worker.StopAsync(Cancellation);

        Assert.Equal(["/a", "/b", "/a", "/b"], ingestion.Passes);
    }

    [Fact]
    public async Task Worker_FolderThatIsMissing_StillReadsTheOthers()
    {
        var ingestion = new ScriptedIngestion { Failure = path => path == "/a" ? new AssistantException("path_not_found", "ありません。") : null };
        var lifetime = new Lifetime();
        using var worker = Worker(ingestion, new ManualTimeProvider(), lifetime, out _);

        await worker.StartAsync(Cancellation);
        await ingestion.WaitForPassesAsync(2);
        await worker.StopAsync(Cancellation);

        Assert.False(lifetime.Stopped);
    }

    [Fact]
    public async Task Worker_FailureOfAnotherKind_StopsTheHost()
    {
        var ingestion = new ScriptedIngestion { Failure = _ => new InvalidOperationException("broken") };
        var lifetime = new Lifetime();
        using var worker = Worker(ingestion, new ManualTimeProvider(), lifetime, out var outcome);

        await worker.StartAsync(Cancellation);
        await worker.ExecuteTask!.WaitAsync(Cancellation);

        Assert.True(lifetime.Stopped);
        Assert.True(outcome.HasDied);
    }

    [Fact]
    public async Task Worker_AskedToStop_IsNoFailure()
    {
        var ingestion = new ScriptedIngestion();
        var lifetime = new Lifetime();
        using var worker = Worker(ingestion, new ManualTimeProvider(), lifetime, out var outcome);

        await worker.StartAsync(Cancellation);
        await ingestion.WaitForPassesAsync(2);
        await worker.StopAsync(Cancellation);

        Assert.False(outcome.HasDied);
        Assert.False(lifetime.Stopped);
    }

    private static IngestWorker Worker(ScriptedIngestion ingestion, TimeProvider time, Lifetime lifetime, out WorkerOutcome outcome)
    {
        outcome = new WorkerOutcome();
        var options = Options.Create(new IngestionOptions { Folders = ["/a", "/b"] });
        return new IngestWorker(new FolderPass(ingestion, NullLogger<FolderPass>.Instance), new IndexFollower(new ScriptedIndex(), time, NullLogger<IndexFollower>.Instance), options, time, lifetime, outcome, NullLogger<IngestWorker>.Instance);
    }

    private sealed class ScriptedIngestion : IIngestionService
    {
        private readonly Lock _lock = new();
        private readonly List<string> _passes = [];
        private readonly Channel<string> _passed = Channel.CreateUnbounded<string>();
        private int _awaited;

        public Func<string, Exception?> Failure { get; init; } = _ => null;

        public IReadOnlyList<string> Passes
        {
            get
            {
                lock (_lock)
                {
                    return [.. _passes];
                }
            }
        }

        public async Task WaitForPassesAsync(int total)
        {
            while (_awaited < total)
            {
                await _passed.Reader.ReadAsync(Cancellation);
                _awaited++;
            }
        }

        public async IAsyncEnumerable<IngestionResult> IngestAsync(IngestionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            lock (_lock)
            {
                _passes.Add(request.Paths[0]);
            }

            _passed.Writer.TryWrite(request.Paths[0]);
            if (Failure(request.Paths[0]) is { } failure)
            {
                throw failure;
            }

            yield break;
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
