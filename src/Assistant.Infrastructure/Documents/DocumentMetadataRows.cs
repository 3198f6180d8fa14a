using System.Data.Common;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Documents;

/// <summary>Puts other metadata into the rows of a document that is there.</summary>
internal static class DocumentMetadataRows
{
    public static async Task UpdateAsync(DbConnection connection, string documentId, DocumentMetadata metadata, CancellationToken cancellationToken)
    {
        await connection
            .Sql("""
                UPDATE documents SET title = @title, kind = @kind, department = @department, effective = @effective,
                    expires = @expires, fiscal_year = @year, confidentiality = @class
                WHERE id = @id
                """)
            .With("@id", documentId)
            .With("@title", metadata.Title)
            .With("@kind", DocumentRows.ToStored(metadata.Kind))
            .With("@department", metadata.Department)
            .With("@effective", metadata.Effective)
            .With("@expires", metadata.Expires)
            .With("@year", metadata.FiscalYear)
            .With("@class", metadata.Confidentiality)
            .RunAsync(cancellationToken);
        await ReplaceListAsync(connection, "document_access", "code", documentId, metadata.Access, cancellationToken);
        await ReplaceListAsync(connection, "document_supersedes", "target", documentId, metadata.Supersedes, cancellationToken);
    }

    private static async Task ReplaceListAsync(DbConnection connection, string table, string column, string documentId, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        await connection.Sql($"DELETE FROM {table} WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken);
        foreach (var (position, value) in values.Distinct(StringComparer.Ordinal).Index())
        {
            await connection
                .Sql($"INSERT INTO {table} (document_id, {column}, position) VALUES (@id, @value, @position)")
                .With("@id", documentId)
                .With("@value", value)
                .With("@position", position)
                .RunAsync(cancellationToken);
        }
    }
}
