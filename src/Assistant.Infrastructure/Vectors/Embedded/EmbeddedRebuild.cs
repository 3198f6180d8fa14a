using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// Fills a folder of its own. The present index can be changed meanwhile, by other processes too; whoever commits says
/// which generation was read, so that later changes are known to be missing.
/// </summary>
internal sealed class EmbeddedRebuild : IVectorIndexRebuild
{
    private readonly IndexFolder _folder;
    private readonly VectorIndexSpecification _specification;
    private readonly string _name;
    private readonly IDisposable _building;
    private readonly SegmentSequence _segments;
    private bool _committed;

    /// <summary>The caller holds the lock of the index.</summary>
    public EmbeddedRebuild(IndexFolder folder, VectorIndexSpecification specification)
    {
        _folder = folder;
        _specification = specification;
        _name = IndexFolder.NewRebuild();
        IndexFiles.CreateFolder(folder.Of(_name));
        _building = folder.LockRebuild(_name);
        _segments = new SegmentSequence(folder, _name, specification.Dimensions);
    }

    public Task AddAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken) => IndexFailures.GuardAsync(() => Task.Run(
        () =>
        {
            foreach (var document in documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _segments.Add(document);
            }
        },
        cancellationToken));

    public Task CommitAsync(long generation, CancellationToken cancellationToken) => IndexFailures.GuardAsync(async () =>
    {
        var segments = await Task.Run(() => _segments.Finish().ToList(), cancellationToken);
        using var held = await _folder.LockAsync(cancellationToken);
        _folder.Commit(new Manifest(Guid.NewGuid(), _specification, generation, _name, segments));
        _committed = true;
    });

    public ValueTask DisposeAsync()
    {
        _segments.Dispose();
        _building.Dispose();
        if (!_committed)
        {
            IndexFiles.TryDelete(_folder.Of(_name));
        }

        return ValueTask.CompletedTask;
    }
}
