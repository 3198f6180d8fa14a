using Assistant.Core.Access;

namespace Assistant.Core.Documents;

/// <summary>The record of documents. Every read takes the scope of the person who reads.</summary>
public interface IDocumentStore
{
    Task<IReadOnlyList<DocumentRecord>> ListAsync(AccessScope scope, CancellationToken cancellationToken);

    Task<DocumentRecord?> FindAsync(string documentId, AccessScope scope, CancellationToken cancellationToken);

    /// <summary>Null when there is no such page or the scope may not read it: the two can't be told apart.</summary>
    Task<PageText?> GetPageAsync(string documentId, int number, AccessScope scope, CancellationToken cancellationToken);

    /// <summary>Null when there is no such chunk or the scope may not read it.</summary>
    Task<Chunk?> GetChunkAsync(string chunkId, AccessScope scope, CancellationToken cancellationToken);

    /// <summary>Grows with every committed change of what can be searched.</summary>
    Task<long> GetGenerationAsync(CancellationToken cancellationToken);
}

/// <summary>The side of the record that ingestion writes. Each method is one transaction.</summary>
public interface IDocumentWriter
{
    Task<DocumentRecord?> FindByUriAsync(string uri, CancellationToken cancellationToken);

    /// <summary>All documents whose uri begins with <paramref name="uriPrefix"/>.</summary>
    Task<IReadOnlyList<DocumentRecord>> ListByPrefixAsync(string uriPrefix, CancellationToken cancellationToken);

    /// <summary>The new version becomes visible and the old one goes: never both, never neither.</summary>
    Task ReplaceAsync(DocumentRecord document, IReadOnlyList<PageText> pages, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken);

    /// <summary>Records a failed attempt; what was searchable stays so, with the metadata and the content hash of that version.</summary>
    Task RecordFailureAsync(DocumentRecord document, CancellationToken cancellationToken);

    Task RemoveAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>The same, and the file it came from is remembered: it is not read again until it changes. Its job leaves the queue.</summary>
    /// <param name="userId">Who removed it.</param>
    Task RemoveByHandAsync(string documentId, string userId, CancellationToken cancellationToken);
}
