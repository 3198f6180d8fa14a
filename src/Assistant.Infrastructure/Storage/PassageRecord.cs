using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Storage;

internal sealed class PassageRecord(Database database) : IPassageRecord
{
    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(connection => GenerationAsync(connection, cancellationToken), cancellationToken);

    public async Task<IReadOnlySet<string>> FilterReadableAsync(IReadOnlyCollection<string> documentIds, AccessScope scope, CancellationToken cancellationToken)
    {
        if (documentIds.Count == 0 || scope.All)
        {
            return documentIds.ToHashSet(StringComparer.Ordinal);
        }

        var readable = await database.ReadAsync(
            connection => connection
                .Sql($"SELECT d.id FROM documents d WHERE d.id IN ({"{document}"}) AND {DocumentRows.Readable(scope)}")
                .WithList("document", documentIds)
                .WithScope(scope)
                .ListAsync(r => r.GetString(0), cancellationToken),
            cancellationToken);
        return readable.ToHashSet(StringComparer.Ordinal);
    }

    public Task NoteIndexedAsync(long generation, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection
            .Sql("UPDATE counters SET value = max(value, @generation) WHERE name = 'indexed'")
            .With("@generation", generation)
            .RunAsync(cancellationToken),
        cancellationToken);

    public Task<IRecordSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken) => Database.GuardAsync<IRecordSnapshot>(async () =>
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            var transaction = connection.BeginTransaction(deferred: true);
            var generation = await GenerationAsync(connection, cancellationToken);
            var indexed = await connection.Sql("SELECT value FROM counters WHERE name = 'indexed'").NumberAsync(cancellationToken);
            var passages = await connection.Sql("SELECT coalesce(sum(chunk_count), 0) FROM documents").NumberAsync(cancellationToken);
            return new RecordSnapshot(connection, transaction, generation, indexed, checked((int)passages));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    });

    public Task<IReadOnlyList<IndexablePassage>> FindAsync(IReadOnlyCollection<string> chunkIds, AccessScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<IndexablePassage>>(
            async connection =>
            {
                // Both queries carry the scope: neither shows what the person may not read.
                var documents = (await connection
                    .Sql($"""
                        SELECT {DocumentRows.Columns} {DocumentRows.From}
                        WHERE d.id IN (SELECT document_id FROM chunks WHERE id IN ({"{chunk}"})) AND {DocumentRows.Readable(scope)} ORDER BY d.id, a.position
                        """)
                    .WithList("chunk", chunkIds)
                    .WithScope(scope)
                    .ReadDocumentsAsync(cancellationToken)).ToDictionary(d => d.Id, StringComparer.Ordinal);
                var passages = await connection
                    .Sql($"SELECT {DocumentRows.ChunkColumns}, c.document_id FROM chunks c WHERE c.id IN ({"{chunk}"})")
                    .WithList("chunk", chunkIds)
                    .ListAsync(r => (Chunk: DocumentRows.MapChunk(r), Document: r.GetString(DocumentRows.ChunkColumnCount)), cancellationToken);
                return [.. passages.Where(p => documents.ContainsKey(p.Document)).Select(p => new IndexablePassage(documents[p.Document], p.Chunk))];
            },
            cancellationToken);

    private static Task<long> GenerationAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.Sql("SELECT value FROM counters WHERE name = 'generation'").NumberAsync(cancellationToken);
}
