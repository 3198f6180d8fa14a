using Assistant.Core.Answering.Generated;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Keeps the index in step with the record. Whoever searches or ingests brings it up to date first; one process at a
/// time does so. When the corpus has outgrown its ranking model, the model is trained again: at once for a small
/// corpus, in the background for a large one, while the old index answers.
/// </summary>
internal sealed partial class IndexSynchronizer(
    IPassageRecord record,
    RankedIndexes indexes,
    IndexPlace place,
    TimeProvider time,
    ILogger<IndexSynchronizer> logger) : ISearchIndex, IAsyncDisposable
{
    /// <summary>Passages up to which training again takes no longer than a person waits for a search.</summary>
    private const int SmallCorpus = 4000;

    /// <summary>How long a search waits for whoever is at work on the index; small changes take milliseconds.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>After the embedding model failed, searches don't try again for so long.</summary>
    private static readonly TimeSpan _modelPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _working = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private volatile Current? _current;
    private DateTimeOffset _modelAwayUntil = DateTimeOffset.MinValue;
    private bool _disposed;
    private Task _retraining = Task.CompletedTask;

    /// <summary>
    /// For a search: an index that can't follow soon, because the embedding model is away or another process is still at
    /// work on it, answers as it stands.
    /// </summary>
    public async Task<RankedIndex> EnsureUsableAsync(CancellationToken cancellationToken)
    {
        var present = _current?.Index ?? await indexes.FindAsync(known: null, cancellationToken);
        if (present is not null && time.GetUtcNow() < _modelAwayUntil)
        {
            return present;
        }

        try
        {
            return await EnsureCurrentAsync(present is null ? Timeout.InfiniteTimeSpan : _patience, cancellationToken) ?? present!;
        }
        catch (ModelException exception) when (present is not null)
        {
            LogBehind(exception.Code);
            _modelAwayUntil = time.GetUtcNow() + _modelPause;
            return present;
        }
    }

    /// <summary>Looks at the index itself again: another process has swapped it.</summary>
    public Task<RankedIndex> RefreshAsync(CancellationToken cancellationToken)
    {
        _current = null;
        return EnsureUsableAsync(cancellationToken);
    }

    public Task BringUpToDateAsync(CancellationToken cancellationToken) => EnsureCurrentAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await BringUpToDateAsync(cancellationToken);
        await RetrainAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // Known under two names, it is disposed under each.
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stopping.CancelAsync();
        await _retraining;
        _stopping.Dispose();
        _working.Dispose();
    }

    /// <summary>Cheap when nothing has changed, as far as this process knows.</summary>
    /// <returns>Null when it was not this process's turn within its patience.</returns>
    private async Task<RankedIndex?> EnsureCurrentAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var generation = await record.GetGenerationAsync(cancellationToken);
        return _current is { } ready && ready.Generation == generation ? ready.Index : await SynchronizeAsync(patience, cancellationToken);
    }

    private async Task<RankedIndex?> SynchronizeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await _working.WaitAsync(patience, cancellationToken))
        {
            return null;
        }

        try
        {
            await using var turn = await FileLock.TryTakeAsync(LockPath(), patience, cancellationToken);
            if (turn is null)
            {
                return null;
            }

            place.MarkUsed();
            await using var snapshot = await record.OpenSnapshotAsync(cancellationToken);
            if (_current is { } ready && ready.Generation == snapshot.Generation)
            {
                return ready.Index;
            }

            var ranked = await indexes.BringUpToDateAsync(snapshot, _current?.Index, cancellationToken);
            if (ranked.Vectorizer.Model.HasDrifted(snapshot.Passages))
            {
                if (snapshot.Passages <= SmallCorpus)
                {
                    ranked = await indexes.RebuildAsync(snapshot, RankedIndexes.AlreadyAlone, cancellationToken);
                }
                else
                {
                    RetrainInBackground();
                }
            }

            _current = new Current(snapshot.Generation, ranked);
            return ranked;
        }
        finally
        {
            _working.Release();
        }
    }

    private void RetrainInBackground()
    {
        if (_retraining.IsCompleted)
        {
            _retraining = Task.Run(() => RetrainQuietlyAsync(_stopping.Token), CancellationToken.None);
        }
    }

    private async Task RetrainQuietlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RetrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends; the next one trains.
        }
        catch (Exception exception)
        {
            // The present index goes on answering, with folded-in passages.
            LogRetrainingFailed(exception);
        }
    }

    private async Task RetrainAsync(CancellationToken cancellationToken)
    {
        await using var turn = await FileLock.TakeAsync(place.LockFile("training"), cancellationToken);
        await using var snapshot = await record.OpenSnapshotAsync(cancellationToken);
        if (await indexes.FindAsync(_current?.Index, cancellationToken) is { } ranked && !ranked.Vectorizer.Model.HasDrifted(snapshot.Passages))
        {
            return;
        }

        // Alone only for the swap: whoever searches meanwhile is answered by the old index. What is written meanwhile is
        // applied by the next search, because the new index names the generation it was made from.
        var rebuilt = await indexes.RebuildAsync(snapshot, async () => await FileLock.TakeAsync(LockPath(), cancellationToken), cancellationToken);
        _current = new Current(snapshot.Generation, rebuilt);
    }

    private string LockPath() => place.LockFile("synchronizing");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is behind the record: {ErrorCode}")]
    private partial void LogBehind(string errorCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ranking model could not be trained again")]
    private partial void LogRetrainingFailed(Exception exception);

    private sealed record Current(long Generation, RankedIndex Index);
}
