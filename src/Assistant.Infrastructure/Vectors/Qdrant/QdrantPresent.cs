using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>
/// The collection behind the alias, its version and how many passages it holds. Asking with every query would multiply its
/// calls: what this process changes counts at once, what another one changes after ten seconds. Queries go to the collection
/// itself, so that a version that was looked at is the one that answers.
/// </summary>
internal sealed class QdrantPresent(QdrantClient client, string alias, TimeProvider time)
{
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(10);
    private volatile Known? _last;
    private int _changes;

    /// <summary>Null when there is no index of this program's.</summary>
    public async Task<PresentCollection?> GetAsync(CancellationToken cancellationToken) =>
        _last is { } last && time.GetElapsedTime(last.At) < _fresh ? last.Collection : await LookAsync(cancellationToken);

    public async Task<PresentCollection?> LookAsync(CancellationToken cancellationToken)
    {
        var changes = Volatile.Read(ref _changes);
        var present = await LoadAsync(cancellationToken);

        // What was seen before a change is not kept.
        if (changes == Volatile.Read(ref _changes))
        {
            _last = present is null ? null : new Known(present, time.GetTimestamp());
        }

        return present;
    }

    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _last = null;
    }

    private async Task<PresentCollection?> LoadAsync(CancellationToken cancellationToken)
    {
        if (QdrantLayout.Target(alias, await client.ListAliasesAsync(cancellationToken)) is not { } name
            || QdrantMetadata.Of(await client.FindCollectionAsync(name, cancellationToken)) is not { Generation: { } generation } metadata)
        {
            return null;
        }

        var passages = checked((int)await client.CountAsync(name, cancellationToken));
        return new PresentCollection(name, new VectorIndexState(metadata.Specification, generation, passages));
    }

    private sealed record Known(PresentCollection Collection, long At);
}

internal sealed record PresentCollection(string Name, VectorIndexState State);
