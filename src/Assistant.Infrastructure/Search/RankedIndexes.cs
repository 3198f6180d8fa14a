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
        var state = await index.GetStateAsync(cancellationToken);
        if (state is null || Load(state, known) is not { } ranked || state.Generation > Math.Min(snapshot.Generation, snapshot.Indexed))
        {
            // An index that shows more than the record remembers: the record was put back from a backup, and what it lacks
            // now can't be told from its changes.
            return await RebuildAsync(snapshot, AlreadyAlone, cancellationToken);
        }

        if (state.Generation < snapshot.Generation)
        {
            var started = time.GetTimestamp();
            try
            {
                await builder.UpdateAsync(snapshot, ranked, state.Generation, cancellationToken);
            }
            catch (AssistantException exception) when (exception is not ModelException)
            {
                // A part of the index that only the change has touched can't be read. Anything else is passed on.
                if (await index.GetStateAsync(cancellationToken) is not null)
                {
                    throw;
                }

                return await RebuildAsync(snapshot, AlreadyAlone, cancellationToken);
            }

            LogUpdated(snapshot.Passages, Elapsed(started));
        }

        return ranked;
    }

    public async Task<RankedIndex> RebuildAsync(IRecordSnapshot snapshot, Func<Task<IAsyncDisposable?>> beforeSwap, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var ranked = await builder.RebuildAsync(snapshot, beforeSwap, cancellationToken);
        LogRebuilt(snapshot.Passages, Elapsed(started));
        return ranked;
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
}
