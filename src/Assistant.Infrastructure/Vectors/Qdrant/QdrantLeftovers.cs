using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>Collections of rebuilds that died. A young one may be the work of another process that still goes on.</summary>
internal sealed class QdrantLeftovers(QdrantClient client, string alias, TimeProvider time)
{
    private static readonly TimeSpan _abandonedAfter = TimeSpan.FromDays(1);

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var inUse = (await client.ListAliasesAsync(cancellationToken)).Select(a => a.CollectionName).ToHashSet(StringComparer.Ordinal);
        var names = await client.ListCollectionsAsync(cancellationToken);
        foreach (var name in names.Where(n => QdrantLayout.IsCollection(alias, n) && !inUse.Contains(n)))
        {
            var metadata = QdrantMetadata.Of(await client.FindCollectionAsync(name, cancellationToken));
            if (metadata is not null && time.GetUtcNow() - metadata.Created > _abandonedAfter)
            {
                await client.DeleteCollectionAsync(name, cancellationToken);
            }
        }
    }
}
