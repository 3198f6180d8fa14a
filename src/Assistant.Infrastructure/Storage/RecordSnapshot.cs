using System.Data.Common;
using System.Runtime.CompilerServices;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Storage;

/// <summary>A read transaction: SQLite shows the state of its first read until it ends.</summary>
internal sealed class RecordSnapshot(DbConnection connection, DbTransaction transaction, long generation, long indexed, int passages) : IRecordSnapshot
{
    public long Generation => generation;

    public long Indexed => indexed;

    public int Passages => passages;

    public Task<RecordChanges> GetChangesAsync(long since, CancellationToken cancellationToken) => Database.GuardAsync(async () => new RecordChanges(
        await IdsAsync("SELECT id FROM documents WHERE generation > @since ORDER BY id", since, cancellationToken),
        await IdsAsync("SELECT id FROM removed_documents WHERE generation > @since ORDER BY id", since, cancellationToken)));

    public Task<IReadOnlyList<string>> ReadDocumentIdsAsync(CancellationToken cancellationToken) => Database.GuardAsync<IReadOnlyList<string>>(async () =>
        await connection.Sql("SELECT id FROM documents WHERE chunk_count > 0 ORDER BY id").ListAsync(r => r.GetString(0), cancellationToken));

    public async IAsyncEnumerable<IndexableDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var documents = await Database.GuardAsync(() => connection
            .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE d.chunk_count > 0 ORDER BY d.id, a.position")
            .ReadDocumentsAsync(cancellationToken));
        foreach (var document in documents)
        {
            yield return new IndexableDocument(document, await Database.GuardAsync(() => ChunksAsync(document.Id, cancellationToken)));
        }
    }

    public Task<IndexableDocument?> ReadAsync(string documentId, CancellationToken cancellationToken) => Database.GuardAsync(async () =>
    {
        var document = (await connection
            .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE d.id = @id ORDER BY a.position")
            .With("@id", documentId)
            .ReadDocumentsAsync(cancellationToken)).SingleOrDefault();
        return document is null ? null : new IndexableDocument(document, await ChunksAsync(documentId, cancellationToken));
    });

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Task<List<Chunk>> ChunksAsync(string documentId, CancellationToken cancellationToken) => connection
        .Sql($"SELECT {DocumentRows.ChunkColumns} FROM chunks c WHERE c.document_id = @id ORDER BY c.ordinal")
        .With("@id", documentId)
        .ListAsync(r => DocumentRows.MapChunk(r), cancellationToken);

    private Task<List<string>> IdsAsync(string sql, long since, CancellationToken cancellationToken) =>
        connection.Sql(sql).With("@since", since).ListAsync(r => r.GetString(0), cancellationToken);
}
