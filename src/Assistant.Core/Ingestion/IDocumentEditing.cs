using Assistant.Core.Documents;

namespace Assistant.Core.Ingestion;

/// <summary>What an administrator changes about a document without touching its file.</summary>
public interface IDocumentEditing
{
    /// <summary>
    /// Fields that are stated here win over file, side file and folder from now on, also when the document is read again;
    /// fields that are null go back to what those say. Takes effect at once, without reading the file.
    /// </summary>
    /// <exception cref="Errors.AssistantException"><c>document_not_found</c>, <c>metadata_invalid</c> with every error, <c>confidentiality_above_limit</c>.</exception>
    Task<DocumentRecord> UpdateAsync(string documentId, StatedMetadata changes, string userId, CancellationToken cancellationToken);

    /// <summary>What was stated here so far; null when nothing was.</summary>
    Task<StatedMetadata?> FindAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the document from the record. An uploaded file goes with it; a file in a watched folder stays where it is
    /// and is not read again until it changes.
    /// </summary>
    /// <exception cref="Errors.AssistantException"><c>document_not_found</c>.</exception>
    Task DeleteAsync(string documentId, string userId, CancellationToken cancellationToken);
}
