using System.Runtime.CompilerServices;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// The index as files that are mapped into memory: immutable segments, and a manifest that names those which count. Several
/// processes may use one folder; a commit of one is seen by the next query of each.
/// </summary>
internal sealed class EmbeddedVectorIndex : IVectorIndex, IDisposable
{
    private readonly string _path;
    private readonly IndexFolder _folder;
    private readonly SnapshotSource _snapshots;
    private readonly IndexWriter _writer;

    public EmbeddedVectorIndex(string folder)
    {
        _path = folder;
        _folder = new IndexFolder(folder);
        _snapshots = new SnapshotSource(folder);
        _writer = new IndexWriter(_folder, _snapshots);
    }

    public Task<VectorIndexState?> GetStateAsync(CancellationToken cancellationToken) => IndexFailures.GuardAsync(() => Task.Run(State, cancellationToken));

    public async IAsyncEnumerable<string> ReadDocumentIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await IndexFailures.GuardAsync(() => Task.Run(Acquire, cancellationToken)) is not { } snapshot)
        {
            yield break;
        }

        try
        {
            foreach (var id in snapshot.DocumentIds().Distinct())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return HexId.Format(id);
            }
        }
        finally
        {
            snapshot.Release();
        }
    }

    public Task ApplyAsync(VectorIndexChange change, CancellationToken cancellationToken) => IndexFailures.GuardAsync(async () =>
    {
        using var held = await _folder.LockAsync(cancellationToken);
        try
        {
            await Task.Run(() => _writer.Apply(change, cancellationToken), cancellationToken);

            // The change is made: merging bounds the cost of later ones and is not worth half an end.
            await Task.Run(_writer.Merge, CancellationToken.None);
        }
        catch (BrokenIndexException)
        {
            // Under the lock nobody else commits: it is the present commit that can't be read.
            _snapshots.MarkBroken(Manifest.ReadMark(_path));
            throw;
        }
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
        var snapshot = Acquire() ?? throw new VectorIndexReplacedException();
        try
        {
            return snapshot.State.Specification.Version == query.Version
                ? await SnapshotSearch.RunAsync(snapshot, query, cancellationToken)
                : throw new VectorIndexReplacedException();
        }
        catch (BrokenIndexException)
        {
            // Whoever asks for the state from now on learns that there is no index, and makes a new one.
            _snapshots.MarkBroken(snapshot);
            throw new VectorIndexReplacedException();
        }
        finally
        {
            snapshot.Release();
        }
    });

    public void Dispose() => _snapshots.Dispose();

    private VectorIndexState? State()
    {
        var snapshot = Acquire();
        snapshot?.Release();
        return snapshot?.State;
    }

    /// <summary>Null when there is no index or it can't be read.</summary>
    private Snapshot? Acquire()
    {
        try
        {
            return _snapshots.Acquire();
        }
        catch (BrokenIndexException)
        {
            return null;
        }
    }
}
