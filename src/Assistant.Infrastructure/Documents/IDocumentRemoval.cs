using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Documents;

/// <summary>What goes with a document that an administrator deletes: its uploaded file, its place in the queue.</summary>
internal interface IDocumentRemoval
{
    /// <summary>Called before the document leaves the record; doing it twice does no harm.</summary>
    Task RemoveAsync(DocumentRecord document, string userId, CancellationToken cancellationToken);
}
