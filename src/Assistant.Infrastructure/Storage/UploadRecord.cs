using Assistant.Core.Documents;
using Assistant.Infrastructure.Documents;

namespace Assistant.Infrastructure.Storage;

/// <param name="Metadata">As stated in the form; counts like what an administrator states later.</param>
internal sealed record StoredUpload(string DocumentId, string Uri, string Name, long Bytes, string UserId, StatedMetadata Metadata);

/// <summary>Which files were handed in, by whom.</summary>
internal sealed class UploadRecord(Database database, JobStore jobs, TimeProvider time)
{
    public Task<bool> ExistsAsync(string documentId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.Sql("SELECT count(*) FROM uploads WHERE document_id = @id").With("@id", documentId).NumberAsync(cancellationToken) > 0,
        cancellationToken);

    /// <summary>The uris of all uploads.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        async connection => await connection.Sql("SELECT name FROM uploads ORDER BY name").ListAsync(r => UploadFolder.UriOf(r.GetString(0)), cancellationToken),
        cancellationToken);

    /// <summary>Row, stated metadata and job in one transaction, with the move of the file as its last step.</summary>
    /// <param name="move">Returns the stamp of the file in its place.</param>
    /// <returns>False when there is one of this name and it may not be replaced.</returns>
    public Task<bool> StoreAsync(StoredUpload upload, bool replace, Func<string> move, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            if (!replace && await connection.Sql("SELECT count(*) FROM uploads WHERE document_id = @id").With("@id", upload.DocumentId).NumberAsync(cancellationToken) > 0)
            {
                return false;
            }

            await connection.Sql("INSERT OR REPLACE INTO uploads (document_id, name, bytes, uploaded_by, uploaded_at) VALUES (@id, @name, @bytes, @user, @now)")
                .With("@id", upload.DocumentId)
                .With("@name", upload.Name)
                .With("@bytes", upload.Bytes)
                .With("@user", upload.UserId)
                .With("@now", time.GetUtcNow())
                .RunAsync(cancellationToken);
            await DocumentStatements.SaveOverrideAsync(connection, upload.DocumentId, upload.Metadata, upload.UserId, time.GetUtcNow(), cancellationToken);
            await connection.Sql("DELETE FROM removed_by_hand WHERE uri = @uri").With("@uri", upload.Uri).RunAsync(cancellationToken);
            await jobs.EnqueueAsync(connection, [new NewJob(upload.Uri, move(), upload.Bytes, Root: null)], new EnqueueRequest(JobStore.UploadSource, Anew: true, Forced: true), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Forgets an upload; the caller removes the file after the transaction.</summary>
    public static async Task<bool> ForgetAsync(System.Data.Common.DbConnection connection, string documentId, CancellationToken cancellationToken)
    {
        if (await connection.Sql("DELETE FROM uploads WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken) == 0)
        {
            return false;
        }

        await DocumentStatements.RemoveOverrideAsync(connection, documentId, cancellationToken);
        return true;
    }
}
