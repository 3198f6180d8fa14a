using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>A collection that no alias stands for yet.</summary>
internal sealed class QdrantRebuild(QdrantClient client, QdrantGuard guard, QdrantOptions options, QdrantMetadata metadata, Action committed) : IVectorIndexRebuild
{
    private readonly string _collection = QdrantLayout.NewCollection(options.Collection);
    private readonly QdrantWriter _writer = new(client);
    private readonly HashSet<Guid> _added = [];
    private bool _settled;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateCollectionAsync(_collection, QdrantLayout.Collection(options, metadata), cancellationToken);
            foreach (var index in QdrantLayout.Indexes)
            {
                await client.CreateIndexAsync(_collection, index, cancellationToken);
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public Task AddAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken)
    {
        _added.UnionWith(documents.SelectMany(d => d.Passages).Select(p => QdrantPoints.Id(p.ChunkId)));
        return guard.RunAsync(() => _writer.AddAsync(_collection, documents, cancellationToken));
    }

    public Task CommitAsync(long generation, CancellationToken cancellationToken) => guard.RunAsync(async () =>
    {
        if (await client.CountAsync(_collection, cancellationToken) != _added.Count)
        {
            throw QdrantIndexErrors.Incomplete();
        }

        await client.UpdateCollectionAsync(_collection, QdrantLayout.Finished(options, metadata, generation), cancellationToken);
        var earlier = await FindTargetAsync(cancellationToken);
        await client.PointAliasAsync(options.Collection, _collection, cancellationToken);
        _settled = true;
        committed();
        if (earlier is not null && QdrantLayout.IsCollection(options.Collection, earlier))
        {
            // The new index is in place: what is left to do isn't the caller's to stop.
            await guard.CleanUpAsync(earlier, () => client.DeleteCollectionAsync(earlier, CancellationToken.None));
        }
    });

    public async ValueTask DisposeAsync()
    {
        if (_settled)
        {
            return;
        }

        _settled = true;
        await guard.CleanUpAsync(_collection, async () =>
        {
            // A switch whose answer got lost may have happened all the same.
            if (await FindTargetAsync(CancellationToken.None) != _collection)
            {
                await client.DeleteCollectionAsync(_collection, CancellationToken.None);
            }
        });
    }

    private async Task<string?> FindTargetAsync(CancellationToken cancellationToken) =>
        QdrantLayout.Target(options.Collection, await client.ListAliasesAsync(cancellationToken));
}
