using Assistant.Core.Answering.Generated;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Finds the index with its model, brings both to a state of the record, or makes them anew. Whoever calls has seen to it
/// that nobody else does so at the same time.
/// </summary>
internal sealed partial class RankedIndexes(
    IVectorIndex index,
    IndexBuilder builder,
    RankingModelStore models,
    RankingRecipe recipe,
    TimeProvider time,
    ILogger<RankedIndexes> logger)
{
    /// <summary>For <see cref="RebuildAsync"/>: the caller holds the lock already.</summary>
    public static Func<Task<IAsyncDisposable?>> AlreadyAlone { get; } = () => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Null when there is no index, or none that this program can ask.</summary>
    /// <param name="known">What the caller has loaded: it need not be loaded again.</param>
    public async Task<RankedIndex?> FindAsync(RankedIndex? known, CancellationToken cancellationToken) =>
        await index.GetStateAsync(cancellationToken) is { } state ? Load(state, known) : null;

    public async Task<RankedIndex> BringUpToDateAsync(IRecordSnapshot snapshot, RankedIndex? known, CancellationToken cancellationToken)
    {
        // An index that shows more than the record remembers: the record was put back from a backup, and what it lacks
        // now can't be told from its changes.
        return await index.GetStateAsync(cancellationToken) is { } state
            && state.Generation <= Math.Min(snapshot.Generation, snapshot.Indexed)
            && Load(state, known) is { } ranked
            && await TryFollowAsync(snapshot, ranked, state, cancellationToken)
            ? ranked
            : await RebuildAsync(snapshot, AlreadyAlone, cancellationToken);
    }

    public async Task<RankedIndex> RebuildAsync(IRecordSnapshot snapshot, Func<Task<IAsyncDisposable?>> beforeSwap, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var ranked = await builder.RebuildAsync(snapshot, beforeSwap, cancellationToken);
        LogRebuilt(snapshot.Passages, Elapsed(started));
        return ranked;
    }

    /// <summary>False when it can't be brought to the state of the record.</summary>
    private async Task<bool> TryFollowAsync(IRecordSnapshot snapshot, RankedIndex ranked, VectorIndexState state, CancellationToken cancellationToken)
    {
        try
        {
            var current = state.Generation < snapshot.Generation ? await UpdateAsync(snapshot, ranked, state, cancellationToken) : state;
            return current?.Passages == snapshot.Passages
                || (current is not null && (await ReconcileAsync(snapshot, ranked, cancellationToken))?.Passages == snapshot.Passages);
        }
        catch (AssistantException exception) when (exception is not ModelException)
        {
            // A part of the index that only the change has touched can't be read. Anything else is passed on.
            if (await index.GetStateAsync(cancellationToken) is not null)
            {
                throw;
            }

            return false;
        }
    }

    private async Task<VectorIndexState?> UpdateAsync(IRecordSnapshot snapshot, RankedIndex ranked, VectorIndexState state, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await builder.UpdateAsync(snapshot, ranked, state.Generation, cancellationToken);
        LogUpdated(snapshot.Passages, Elapsed(started));
        return await index.GetStateAsync(cancellationToken);
    }

    /// <summary>For an index that lost something on its server, or got something from elsewhere: its generation doesn't tell.</summary>
    private async Task<VectorIndexState?> ReconcileAsync(IRecordSnapshot snapshot, RankedIndex ranked, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (added, removed) = await builder.ReconcileAsync(snapshot, ranked, cancellationToken);
        LogReconciled(added, removed, Elapsed(started));
        return await index.GetStateAsync(cancellationToken);
    }

    /// <summary>Null when it was made with other tools than this program's, or its model is lost.</summary>
    private RankedIndex? Load(VectorIndexState state, RankedIndex? known)
    {
        if (known?.Version == state.Specification.Version)
        {
            return known;
        }

        return IndexVersion.Parse(state.Specification.Version) is { } version && version.Recipe == recipe.Name && models.Load(version.Model) is { } model
            ? new RankedIndex(state.Specification.Version, recipe.Vectorizer(model))
            : null;
    }

    private long Elapsed(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index rebuilt: {Passages} passages in {ElapsedMs} ms")]
    private partial void LogRebuilt(int passages, long elapsedMs);

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index brought up to date: {Passages} passages, {ElapsedMs} ms")]
    private partial void LogUpdated(int passages, long elapsedMs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search index did not hold what the record holds: {Added} documents added, {Removed} removed in {ElapsedMs} ms")]
    private partial void LogReconciled(int added, int removed, long elapsedMs);
}
