using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>
/// The index on a Qdrant server. Readers go through the alias, so that a rebuild changes hands in one step; writers find out first
/// which collection it stands for, so that one change never goes into two.
/// </summary>
internal sealed class QdrantVectorIndex : IVectorIndex, IDisposable
{
    private readonly QdrantOptions _options;
    private readonly TimeProvider _time;
    private readonly QdrantClient _client;
    private readonly QdrantGuard _guard;
    private readonly QdrantPassageCount _passages;

    public QdrantVectorIndex(IOptions<VectorsOptions> options, TimeProvider time, ILogger<QdrantVectorIndex> logger)
        : this(options.Value.Qdrant, QdrantConnection.From(options.Value.Qdrant), time, logger)
    {
    }

    internal QdrantVectorIndex(QdrantOptions options, QdrantConnection connection, TimeProvider time, ILogger<QdrantVectorIndex> logger)
    {
        _options = options;
        _time = time;
        _client = new QdrantClient(connection, time);
        _guard = new QdrantGuard(logger);
        _passages = new QdrantPassageCount(_client, options.Collection, time);
    }

    public Task<VectorIndexState?> GetStateAsync(CancellationToken cancellationToken) => _guard.RunAsync(async () =>
    {
        var metadata = QdrantMetadata.Of(await _client.FindCollectionAsync(_options.Collection, cancellationToken));
        return metadata?.Generation is { } generation
            ? new VectorIndexState(metadata.Specification, generation, await _passages.CountAsync(cancellationToken))
            : null;
    });

    public Task ApplyAsync(VectorIndexChange change, CancellationToken cancellationToken) => _guard.RunAsync(async () =>
    {
        var collection = await FindTargetAsync(cancellationToken);
        var metadata = collection is null ? null : QdrantMetadata.Of(await _client.FindCollectionAsync(collection, cancellationToken));
        if (metadata is null)
        {
            throw QdrantIndexErrors.NoIndex();
        }

        try
        {
            var writer = new QdrantWriter(_client);
            await writer.ReplaceAsync(collection!, change.Documents, cancellationToken);
            await writer.RemoveAsync(collection!, change.Removed, cancellationToken);
            await _client.UpdateCollectionAsync(collection!, QdrantLayout.Finished(_options, metadata, change.Generation), cancellationToken);
        }
        finally
        {
            _passages.Forget();
        }
    });

    public Task<IVectorIndexRebuild> BeginRebuildAsync(VectorIndexSpecification specification, CancellationToken cancellationToken) => _guard.RunAsync(async () =>
    {
        await QdrantRequirement.CheckAsync(_client, cancellationToken);
        await new QdrantLeftovers(_client, _options.Collection, _time).RemoveAsync(cancellationToken);
        var rebuild = new QdrantRebuild(_client, _guard, _options, QdrantMetadata.New(specification, _time.GetUtcNow()), _passages.Forget);
        await rebuild.CreateAsync(cancellationToken);
        return (IVectorIndexRebuild)rebuild;
    });

    public Task<VectorQueryResult> QueryAsync(VectorQuery query, CancellationToken cancellationToken) => _guard.RunAsync(async () =>
    {
        try
        {
            return await FindAsync(query, cancellationToken);
        }
        catch (QdrantException e) when (e.Failure.Kind == QdrantFailureKind.NotFound)
        {
            // The alias was followed just before a rebuild took its place and the old collection went.
            return await FindAsync(query, cancellationToken);
        }
    });

    public void Dispose() => _client.Dispose();

    private async Task<VectorQueryResult> FindAsync(VectorQuery query, CancellationToken cancellationToken)
    {
        var passages = await _passages.GetAsync(cancellationToken);
        if (QdrantFilters.SeesNothing(query.Filter) || QdrantQueries.Build(query, _options.Exact, passages) is not { } request)
        {
            return new VectorQueryResult([], null, passages);
        }

        var points = await _client.QueryAsync(_options.Collection, request, cancellationToken);
        var hits = points
            .Select(p => new VectorHit(QdrantPoints.ChunkId(p.Id), p.Score))
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.ChunkId, StringComparer.Ordinal);
        return new VectorQueryResult([.. hits], null, passages);
    }

    private async Task<string?> FindTargetAsync(CancellationToken cancellationToken) =>
        QdrantLayout.Target(_options.Collection, await _client.ListAliasesAsync(cancellationToken));
}
