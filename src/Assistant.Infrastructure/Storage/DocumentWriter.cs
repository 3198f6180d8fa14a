using System.Data.Common;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Documents;

namespace Assistant.Infrastructure.Storage;

internal sealed class DocumentWriter(Database database, UploadFolder uploads, TimeProvider time) : IDocumentWriter
{
    public Task<DocumentRecord?> FindByUriAsync(string uri, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection
            .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE d.uri = @uri ORDER BY a.position")
            .With("@uri", uri)
            .ReadDocumentsAsync(cancellationToken)).SingleOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<DocumentRecord>> ListByPrefixAsync(string uriPrefix, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DocumentRecord>>(
            async connection => await connection
                .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE substr(d.uri, 1, length(@prefix)) = @prefix ORDER BY d.uri, a.position")
                .With("@prefix", uriPrefix)
                .ReadDocumentsAsync(cancellationToken),
            cancellationToken);

    public Task ReplaceAsync(DocumentRecord document, IReadOnlyList<PageText> pages, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => ReplaceAsync(connection, document, pages, chunks, cancellationToken), cancellationToken);

    public Task RecordFailureAsync(DocumentRecord document, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => RecordFailureAsync(connection, document, cancellationToken), cancellationToken);

    public Task RemoveAsync(string documentId, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            // A job that failed or waits would stay for ever, and keep the same file out if it came back. One that runs ends by itself.
            await connection.Sql("DELETE FROM ingestion_jobs WHERE document_id = @id AND state <> 'running'").With("@id", documentId).RunAsync(cancellationToken);
            await RemoveAsync(connection, documentId, cancellationToken);
        },
        cancellationToken);

    public async Task RemoveByHandAsync(string documentId, string userId, CancellationToken cancellationToken)
    {
        var isUpload = await database.WriteAsync(
            async connection =>
            {
                await connection
                    .Sql("""
                        INSERT OR REPLACE INTO removed_by_hand (uri, content_hash, stamp, removed_by, removed_at)
                        SELECT d.uri, d.content_hash, (SELECT f.stamp FROM file_stamps f WHERE f.uri = d.uri), @user, @now FROM documents d WHERE d.id = @id
                        """)
                    .With("@id", documentId)
                    .With("@user", userId)
                    .With("@now", time.GetUtcNow())
                    .RunAsync(cancellationToken);
                await connection.Sql("DELETE FROM ingestion_jobs WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken);
                await RemoveAsync(connection, documentId, cancellationToken);
                await DocumentStatements.RemoveOverrideAsync(connection, documentId, cancellationToken);
                return await UploadRecord.ForgetAsync(connection, documentId, cancellationToken);
            },
            cancellationToken);

        // After the record: a file without its row is nobody's, a row without its file would be a document that can't be opened.
        if (isUpload)
        {
            uploads.Remove(documentId);
        }
    }

    /// <summary>Inside the transaction of the caller.</summary>
    internal async Task ReplaceAsync(DbConnection connection, DocumentRecord document, IReadOnlyList<PageText> pages, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        // Access, pages and chunks go with the document.
        var generation = await Generations.NextAsync(connection, time, cancellationToken);
        await DeleteAsync(connection, document.Id, document.Uri, generation, cancellationToken);
        await connection.Sql("DELETE FROM removed_documents WHERE id = @id").With("@id", document.Id).RunAsync(cancellationToken);
        await InsertAsync(connection, document, generation, cancellationToken);
        await InsertAllAsync(
            connection,
            "INSERT INTO pages (document_id, number, text, label, confidence, width, height) VALUES (@document, @number, @text, @label, @confidence, @width, @height)",
            ["@document", "@number", "@text", "@label", "@confidence", "@width", "@height"],
            pages.Select(p => new object?[] { document.Id, p.Number, p.Text, p.Label, p.Confidence, p.Size?.Width, p.Size?.Height }),
            cancellationToken);
        await InsertAllAsync(
            connection,
            "INSERT INTO chunks (id, document_id, ordinal, kind, heading_path, segments, cells) VALUES (@id, @document, @ordinal, @kind, @path, @segments, @cells)",
            ["@id", "@document", "@ordinal", "@kind", "@path", "@segments", "@cells"],
            chunks.Select(c => new object?[]
            {
                c.Id, document.Id, c.Ordinal, DocumentRows.ToStored(c.Kind), DocumentRows.HeadingPath(c), DocumentRows.Segments(c), DocumentRows.Cells(c),
            }),
            cancellationToken);
        await DocumentFollowUp.AfterWriteAsync(connection, document, generation, cancellationToken);
    }

    internal static async Task RecordFailureAsync(DbConnection connection, DocumentRecord document, CancellationToken cancellationToken)
    {
        var known = await connection
            .Sql("UPDATE documents SET state = 'failed', error_code = @code, error_message = @message WHERE id = @id")
            .With("@id", document.Id)
            .With("@code", document.ErrorCode)
            .With("@message", document.ErrorMessage)
            .RunAsync(cancellationToken);
        if (known == 0)
        {
            await InsertAsync(connection, document with { State = DocumentState.Failed, Pages = 0, Chunks = 0 }, generation: 0, cancellationToken);
        }
    }

    internal async Task RemoveAsync(DbConnection connection, string documentId, CancellationToken cancellationToken)
    {
        await connection
            .Sql("DELETE FROM file_stamps WHERE uri = (SELECT uri FROM documents WHERE id = @id)")
            .With("@id", documentId)
            .RunAsync(cancellationToken);
        await connection.Sql("DELETE FROM document_reviews WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken);
        if (await connection.Sql("SELECT count(*) FROM documents WHERE id = @id").With("@id", documentId).NumberAsync(cancellationToken) > 0)
        {
            var generation = await Generations.NextAsync(connection, time, cancellationToken);
            await DeleteAsync(connection, documentId, uri: null, generation, cancellationToken);
            await DocumentFollowUp.AfterRemovalAsync(connection, documentId, generation, cancellationToken);
        }
    }

    /// <summary>What goes is remembered with its generation, so that an index that is behind learns of it.</summary>
    private static async Task DeleteAsync(DbConnection connection, string id, string? uri, long generation, CancellationToken cancellationToken)
    {
        await connection
            .Sql("INSERT OR REPLACE INTO removed_documents (id, generation) SELECT id, @generation FROM documents WHERE id = @id OR uri = @uri")
            .With("@id", id)
            .With("@uri", uri)
            .With("@generation", generation)
            .RunAsync(cancellationToken);
        await connection.Sql("DELETE FROM documents WHERE id = @id OR uri = @uri").With("@id", id).With("@uri", uri).RunAsync(cancellationToken);
    }

    private static async Task InsertAsync(DbConnection connection, DocumentRecord document, long generation, CancellationToken cancellationToken)
    {
        await connection
            .Sql("""
                INSERT INTO documents (id, uri, title, kind, department, effective, content_hash, page_count, chunk_count, state, error_code, error_message, indexed_at, generation,
                    expires, fiscal_year, confidentiality, file_hash, file_bytes, warnings)
                VALUES (@id, @uri, @title, @kind, @department, @effective, @hash, @pages, @chunks, @state, @code, @message, @at, @generation,
                    @expires, @year, @class, @file, @bytes, @warnings)
                """)
            .With("@generation", generation)
            .With("@id", document.Id)
            .With("@uri", document.Uri)
            .With("@title", document.Metadata.Title)
            .With("@kind", DocumentRows.ToStored(document.Metadata.Kind))
            .With("@department", document.Metadata.Department)
            .With("@effective", document.Metadata.Effective)
            .With("@hash", document.ContentHash)
            .With("@pages", document.Pages)
            .With("@chunks", document.Chunks)
            .With("@state", DocumentRows.ToStored(document.State))
            .With("@code", document.ErrorCode)
            .With("@message", document.ErrorMessage)
            .With("@at", document.IndexedAt)
            .With("@expires", document.Metadata.Expires)
            .With("@year", document.Metadata.FiscalYear)
            .With("@class", document.Metadata.Confidentiality)
            .With("@file", document.FileHash)
            .With("@bytes", document.FileBytes)
            .With("@warnings", DocumentRows.Warnings(document))
            .RunAsync(cancellationToken);
        await InsertAllAsync(
            connection,
            "INSERT INTO document_access (document_id, code, position) VALUES (@document, @code, @position)",
            ["@document", "@code", "@position"],
            document.Metadata.Access.Distinct(StringComparer.Ordinal).Select((code, position) => new object?[] { document.Id, code, position }),
            cancellationToken);
        await InsertAllAsync(
            connection,
            "INSERT INTO document_supersedes (document_id, target, position) VALUES (@document, @target, @position)",
            ["@document", "@target", "@position"],
            document.Metadata.Supersedes.Distinct(StringComparer.Ordinal).Select((target, position) => new object?[] { document.Id, target, position }),
            cancellationToken);
    }

    /// <summary>One prepared statement for all rows.</summary>
    private static async Task InsertAllAsync(DbConnection connection, string sql, string[] names, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var command = connection.Sql(sql);
        foreach (var name in names)
        {
            command.With(name, null);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = SqlExtensions.ToStored(row[i]);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
