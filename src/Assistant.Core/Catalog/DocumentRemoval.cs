using Assistant.Core.Access;
using Assistant.Core.Ingestion;

namespace Assistant.Core.Catalog;

/// <summary>Removes what the list shows, whether it has been read or still waits.</summary>
public sealed class DocumentRemoval(DocumentCatalog catalog, IIngestionQueue queue, IDocumentEditing editing)
{
    /// <exception cref="Errors.AssistantException"><c>document_not_found</c>.</exception>
    public async Task RemoveAsync(string documentId, Requester requester, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requester);
        var entry = await catalog.FindAsync(documentId, requester, cancellationToken);
        if (entry is { Record: null })
        {
            // Never read: there is nothing in the record, only the file that waits. If it has just been read, it is in the record now.
            if (await queue.CancelAsync(documentId, cancellationToken))
            {
                return;
            }
        }
        else if (entry?.Job is not null)
        {
            await queue.CancelAsync(documentId, cancellationToken);
        }

        await editing.DeleteAsync(documentId, requester.UserId, cancellationToken);
    }
}
