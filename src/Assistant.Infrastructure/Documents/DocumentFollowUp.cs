using System.Data.Common;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Documents;

/// <summary>What follows in the record, in the same transaction, when a document was written or removed.</summary>
internal static class DocumentFollowUp
{
    /// <param name="document">As it was written, with what files say about it.</param>
    /// <param name="generation">Of this change: every document that changes with it carries it.</param>
    public static async Task AfterWriteAsync(DbConnection connection, DocumentRecord document, long generation, CancellationToken cancellationToken)
    {
        var files = document.Metadata.ToStated();
        await DocumentStatements.SaveFromFilesAsync(connection, document.Id, files, cancellationToken);
        var metadata = document.Metadata;
        if (await DocumentStatements.FindOverrideAsync(connection, document.Id, cancellationToken) is { } stated)
        {
            // Read here and not before: an edit that came while the file was read must not be lost.
            metadata = MetadataResolution.Resolve(stated, files, document.Metadata.Title);
            await DocumentMetadataRows.UpdateAsync(connection, document.Id, metadata, cancellationToken);
        }

        await Superseding.FollowAsync(connection, document.Id, metadata.Supersedes, generation, cancellationToken);
    }

    public static Task AfterRemovalAsync(DbConnection connection, string documentId, long generation, CancellationToken cancellationToken) =>
        Superseding.FollowAsync(connection, documentId, [], generation, cancellationToken);
}
