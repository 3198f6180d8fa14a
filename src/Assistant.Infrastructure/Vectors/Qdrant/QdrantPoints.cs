using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>Passages as points, in batches that a server takes.</summary>
internal static class QdrantPoints
{
    private const int MostPoints = 500;

    // The longest that JSON can make of them: a float, a term's key with its value, a character of a code, and the names around.
    private const int FloatBytes = 17;
    private const int TermBytes = 29;
    private const int CharacterBytes = 6;
    private const int FrameBytes = 512;

    public static Guid Id(string chunkId) => Guid.ParseExact(chunkId, "N");

    public static string ChunkId(Guid id) => id.ToString("N");

    public static IEnumerable<IReadOnlyList<QdrantPoint>> Batches(IEnumerable<IndexedDocument> documents)
    {
        List<QdrantPoint> batch = [];
        var bytes = 0L;
        foreach (var document in documents)
        {
            var payload = Payload(document);
            var payloadBytes = FrameBytes + (CharacterBytes * (document.Metadata.Access.Sum(code => code.Length + 1) + (payload.Department?.Length ?? 0)));
            foreach (var passage in document.Passages)
            {
                var size = payloadBytes + (FloatBytes * passage.Dense.Length) + (TermBytes * passage.Terms.Count);
                if (batch.Count > 0 && (batch.Count == MostPoints || bytes + size > QdrantClient.MostBytes))
                {
                    yield return batch;
                    (batch, bytes) = ([], 0);
                }

                batch.Add(new QdrantPoint(Id(passage.ChunkId), Vectors(passage), payload));
                bytes += size;
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    public static string Kind(DocumentKind kind) => kind.ToString().ToLowerInvariant();

    private static QdrantPayload Payload(IndexedDocument document) => new(
        document.Id,
        Kind(document.Metadata.Kind),
        document.Metadata.Department,
        document.Metadata.Effective is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
        document.Metadata.Access,
        QdrantPayload.Number(document.Metadata.ValidUntil));

    /// <summary>Terms are sent even when there are none: a term's rarity is reckoned among all points that have the vector.</summary>
    private static Dictionary<string, QdrantVector> Vectors(IndexedPassage passage)
    {
        var vectors = new Dictionary<string, QdrantVector>(StringComparer.Ordinal)
        {
            [QdrantLayout.Terms] = new QdrantVector.Sparse(
                [.. passage.Terms.Select(t => t.Key)],
                [.. passage.Terms.Select(t => t.Impact / 255f)]),
        };
        if (!passage.Dense.IsEmpty)
        {
            vectors.Add(QdrantLayout.Dense, new QdrantVector.Dense(passage.Dense));
        }

        return vectors;
    }
}
