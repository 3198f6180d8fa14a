using System.Data.Common;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Documents;

/// <summary>
/// What files say about a document, and what was stated about it in the service. Both are kept, so that taking back
/// the second needs no reading of the first.
/// </summary>
internal static class DocumentStatements
{
    /// <summary>Null when nothing was stated in the service.</summary>
    public static Task<StatedMetadata?> FindOverrideAsync(DbConnection connection, string documentId, CancellationToken cancellationToken) =>
        FindAsync(connection, "SELECT stated FROM document_overrides WHERE document_id = @id", documentId, cancellationToken);

    /// <summary>Null for a document that was written before statements were kept: then what the record shows is what files said.</summary>
    public static Task<StatedMetadata?> FindFromFilesAsync(DbConnection connection, string documentId, CancellationToken cancellationToken) =>
        FindAsync(connection, "SELECT stated FROM document_statements WHERE document_id = @id", documentId, cancellationToken);

    /// <summary>A statement without a single field is taken away.</summary>
    public static Task<int> SaveOverrideAsync(DbConnection connection, string documentId, StatedMetadata stated, string userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        IsEmpty(stated)
            ? RemoveOverrideAsync(connection, documentId, cancellationToken)
            : connection
                .Sql("INSERT OR REPLACE INTO document_overrides (document_id, stated, changed_by, changed_at) VALUES (@id, @stated, @user, @now)")
                .With("@id", documentId)
                .With("@stated", JsonSerializer.Serialize(stated, StorageJson.Shared.StatedMetadata))
                .With("@user", userId)
                .With("@now", now)
                .RunAsync(cancellationToken);

    public static Task<int> RemoveOverrideAsync(DbConnection connection, string documentId, CancellationToken cancellationToken) =>
        connection.Sql("DELETE FROM document_overrides WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken);

    public static Task<int> SaveFromFilesAsync(DbConnection connection, string documentId, StatedMetadata stated, CancellationToken cancellationToken) => connection
        .Sql("INSERT OR REPLACE INTO document_statements (document_id, stated) VALUES (@id, @stated)")
        .With("@id", documentId)
        .With("@stated", JsonSerializer.Serialize(stated, StorageJson.Shared.StatedMetadata))
        .RunAsync(cancellationToken);

    private static async Task<StatedMetadata?> FindAsync(DbConnection connection, string sql, string documentId, CancellationToken cancellationToken) =>
        await connection.Sql(sql).With("@id", documentId).FirstAsync(r => r.GetString(0), cancellationToken) is { } json
            ? JsonSerializer.Deserialize(json, StorageJson.Shared.StatedMetadata)
            : null;

    private static bool IsEmpty(StatedMetadata stated) =>
        stated is { Title: null, Kind: null, Department: null, Effective: null, Expires: null, FiscalYear: null, Confidentiality: null, Supersedes: null, Access: null };
}
