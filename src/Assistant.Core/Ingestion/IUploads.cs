using Assistant.Core.Documents;

namespace Assistant.Core.Ingestion;

/// <summary>Files that people hand in. They are kept in the data folder: there the original stays.</summary>
public interface IUploads
{
    /// <summary>Writes the file whole, then queues it; an interrupted upload leaves nothing behind.</summary>
    /// <param name="name">As the browser gave it; made harmless before it is used.</param>
    /// <param name="replace">Whether a document of the same name may be replaced.</param>
    /// <exception cref="Errors.AssistantException"><c>upload_too_large</c>, <c>upload_exists</c>, <c>upload_name_invalid</c>, <c>type_unsupported</c>, <c>metadata_invalid</c>, <c>storage_full</c>.</exception>
    Task<UploadReceipt> StoreAsync(Stream content, string name, StatedMetadata metadata, bool replace, string userId, CancellationToken cancellationToken);
}

/// <param name="Name">As it is kept.</param>
public sealed record UploadReceipt(string DocumentId, string Name, long Bytes);
