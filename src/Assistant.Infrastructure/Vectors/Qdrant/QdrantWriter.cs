using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>Puts documents into a collection and takes them out.</summary>
internal sealed class QdrantWriter(QdrantClient client)
{
    private const int DocumentsAtOnce = 64;
    private const int RemovedAtOnce = 1_000;

    public async Task AddAsync(string collection, IEnumerable<IndexedDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var batch in QdrantPoints.Batches(documents))
        {
            await client.UpsertAsync(collection, new UpsertPoints(batch), cancellationToken);
        }
    }

    /// <summary>New passages come before the earlier ones go: at no time is a document missing.</summary>
    public async Task ReplaceAsync(string collection, IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var part in documents.Chunk(DocumentsAtOnce))
        {
            await AddAsync(collection, part, cancellationToken);
            Guid[] present = [.. part.SelectMany(d => d.Passages).Select(p => QdrantPoints.Id(p.ChunkId))];
            var earlier = QdrantFilters.Of(part.Select(d => d.Id));
            await client.DeleteAsync(
                collection,
                new DeletePoints(present.Length == 0 ? earlier : earlier with { MustNot = [new QdrantCondition(HasId: present)] }),
                cancellationToken);
        }
    }

    public async Task RemoveAsync(string collection, IReadOnlyList<string> documentIds, CancellationToken cancellationToken)
    {
        foreach (var part in documentIds.Chunk(RemovedAtOnce))
        {
            await client.DeleteAsync(collection, new DeletePoints(QdrantFilters.Of(part)), cancellationToken);
        }
    }
}
