using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// The index as files that are mapped into memory: immutable segments, and a manifest that names those which count. Several
/// processes may use one folder; a commit of one is seen by the next query of each.
/// </summary>
internal sealed class EmbeddedVectorIndex : IVectorIndex, IDisposable
{
    private readonly IndexFolder _folder;
    private readonly SnapshotSource _snapshots;
    private readonly IndexWriter _writer;

    public EmbeddedVectorIndex(string folder)
    {
        _folder = new IndexFolder(folder);
        _snapshots = new SnapshotSource(folder);
        _writer = new IndexWriter(_folder, _snapshots);
    }

    public Task<VectorIndexState?> GetStateAsync(CancellationToken cancellationToken) => IndexFailures.GuardAsync(() => Task.Run(State, cancellationToken));

    public Task ApplyAsync(VectorIndexChange change, CancellationToken cancellationToken) => IndexFailures.GuardAsync(async () =>
    {
        using var held = await _folder.LockAsync(cancellationToken);
        await Task.Run(() => _writer.Apply(change, cancellationToken), cancellationToken);

        // The change is made: merging bounds the cost of later ones and is not worth half an end.
        await Task.Run(_writer.Merge, CancellationToken.None);
    });

    public Task<IVectorIndexRebuild> BeginRebuildAsync(VectorIndexSpecification specification, CancellationToken cancellationToken) =>
        IndexFailures.GuardAsync<IVectorIndexRebuild>(async () =>
        {
            using var held = await _folder.LockAsync(cancellationToken);
            return new EmbeddedRebuild(_folder, specification);
        });

    public Task<VectorQueryResult> QueryAsync(VectorQuery query, CancellationToken cancellationToken) => IndexFailures.GuardAsync(async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var snapshot = _snapshots.Acquire() ?? throw new VectorIndexReplacedException();
        try
        {
            if (snapshot.State.Specification.Version != query.Version)
            {
                throw new VectorIndexReplacedException();
            }

            return await SnapshotSearch.RunAsync(snapshot, query, cancellationToken);
        }
        catch (BrokenIndexException)
        {
            _snapshots.MarkBroken(snapshot);
            throw;
        }
        finally
        {
            snapshot.Release();
        }
    });

    public void Dispose() => _snapshots.Dispose();

    private VectorIndexState? State()
    {
        try
        {
            var snapshot = _snapshots.Acquire();
            snapshot?.Release();
            return snapshot?.State;
        }
        catch (BrokenIndexException)
        {
            return null;
        }
    }
}
