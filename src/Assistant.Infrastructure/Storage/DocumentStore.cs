using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Storage;

/// <summary>Reads the record of documents; the access filter is inside every query.</summary>
internal sealed class DocumentStore(Database database) : IDocumentStore
{
    public Task<IReadOnlyList<DocumentRecord>> ListAsync(AccessScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DocumentRecord>>(
            async connection => await connection
                .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE {DocumentRows.Readable(scope)} ORDER BY d.uri, a.position")
                .WithScope(scope)
                .ReadDocumentsAsync(cancellationToken),
            cancellationToken);

    public Task<DocumentRecord?> FindAsync(string documentId, AccessScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection
                .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE d.id = @id AND {DocumentRows.Readable(scope)} ORDER BY a.position")
                .With("@id", documentId)
                .WithScope(scope)
                .ReadDocumentsAsync(cancellationToken)).SingleOrDefault(),
            cancellationToken);

    public Task<PageText?> GetPageAsync(string documentId, int number, AccessScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection
                .Sql($"""
                    SELECT p.number, p.text, p.label, p.confidence, p.width, p.height FROM pages p JOIN documents d ON d.id = p.document_id
                    WHERE p.document_id = @id AND p.number = @number AND {DocumentRows.Readable(scope)}
                    """)
                .With("@id", documentId)
                .With("@number", number)
                .WithScope(scope)
                .FirstAsync(DocumentRows.MapPage, cancellationToken),
            cancellationToken);

    public Task<Chunk?> GetChunkAsync(string chunkId, AccessScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection
                .Sql($"""
                    SELECT {DocumentRows.ChunkColumns} FROM chunks c JOIN documents d ON d.id = c.document_id
                    WHERE c.id = @id AND {DocumentRows.Readable(scope)}
                    """)
                .With("@id", chunkId)
                .WithScope(scope)
                .FirstAsync(r => DocumentRows.MapChunk(r), cancellationToken),
            cancellationToken);

    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Sql("SELECT value FROM counters WHERE name = 'generation'").NumberAsync(cancellationToken),
        cancellationToken);
}
