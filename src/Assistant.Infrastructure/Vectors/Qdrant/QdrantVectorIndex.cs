using System.Runtime.CompilerServices;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>
/// The index on a Qdrant server: an alias that changes hands in one step when a rebuild is done. Readers and writers find out
/// first which collection it stands for, so that no question and no change ever goes into two.
/// </summary>
internal sealed class QdrantVectorIndex : IVectorIndex, IDisposable
{
    private const int PointsOfAPage = 1_000;

    private readonly QdrantOptions _options;
    private readonly TimeProvider _time;
    private readonly QdrantClient _client;
    private readonly QdrantGuard _guard;
    private readonly QdrantPresent _present;

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
        _present = new QdrantPresent(_client, options.Collection, time);
    }

    public Task<VectorIndexState?> GetStateAsync(CancellationToken cancellationToken) =>
        _guard.RunAsync(async () => (await _present.LookAsync(cancellationToken))?.State);

    public async IAsyncEnumerable<string> ReadDocumentIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await _guard.RunAsync(() => _present.LookAsync(cancellationToken)) is not { } present)
        {
            yield break;
        }

        var read = new HashSet<string>(StringComparer.Ordinal);
        var next = new ScrollPoints(PointsOfAPage, Offset: null, new PayloadFields([QdrantPayload.DocumentIdField]));
        ScrollResult page;
        do
        {
            page = await _guard.RunAsync(() => _client.ScrollAsync(present.Name, next, cancellationToken));
            foreach (var id in page.Points.Select(p => p.Payload?.DocumentId).OfType<string>().Where(read.Add))
            {
                yield return id;
            }

            next = next with { Offset = page.NextPageOffset };
        }
        while (page.NextPageOffset is not null);
    }

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
            _present.Forget();
        }
    });

    public Task<IVectorIndexRebuild> BeginRebuildAsync(VectorIndexSpecification specification, CancellationToken cancellationToken) => _guard.RunAsync(async () =>
    {
        await QdrantRequirement.CheckAsync(_client, cancellationToken);
        await new QdrantLeftovers(_client, _options.Collection, _time).RemoveAsync(cancellationToken);
        var rebuild = new QdrantRebuild(_client, _guard, _options, QdrantMetadata.New(specification, _time.GetUtcNow()), _present.Forget);
        await rebuild.CreateAsync(cancellationToken);
        return (IVectorIndexRebuild)rebuild;
    });

    public Task<VectorQueryResult> QueryAsync(VectorQuery query, CancellationToken cancellationToken) => _guard.RunAsync(async () =>
    {
        if (await _present.GetAsync(cancellationToken) is { } present && present.State.Specification.Version == query.Version
            && await TryFindAsync(present, query, cancellationToken) is { } found)
        {
            return found;
        }

        // What was known is old: a rebuild has taken its place, and its collection may be gone.
        return await _present.LookAsync(cancellationToken) is { } looked && looked.State.Specification.Version == query.Version
            && await TryFindAsync(looked, query, cancellationToken) is { } afterwards
            ? afterwards
            : throw new VectorIndexReplacedException();
    });

    public void Dispose() => _client.Dispose();

    /// <summary>Null when the collection is gone.</summary>
    private async Task<VectorQueryResult?> TryFindAsync(PresentCollection present, VectorQuery query, CancellationToken cancellationToken)
    {
        var passages = present.State.Passages;
        if (QdrantFilters.SeesNothing(query.Filter) || QdrantQueries.Build(query, _options.Exact, passages) is not { } request)
        {
            return new VectorQueryResult([], null, passages);
        }

        try
        {
            var points = await _client.QueryAsync(present.Name, request, cancellationToken);
            var hits = points
                .Select(p => new VectorHit(QdrantPoints.ChunkId(p.Id), p.Score))
                .OrderByDescending(h => h.Score)
                .ThenBy(h => h.ChunkId, StringComparer.Ordinal);
            return new VectorQueryResult([.. hits], null, passages);
        }
        catch (QdrantException e) when (e.Failure.Kind == QdrantFailureKind.NotFound)
        {
            return null;
        }
    }

    private async Task<string?> FindTargetAsync(CancellationToken cancellationToken) =>
        QdrantLayout.Target(_options.Collection, await _client.ListAliasesAsync(cancellationToken));
}
