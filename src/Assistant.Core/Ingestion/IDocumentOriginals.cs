using Assistant.Core.Access;

namespace Assistant.Core.Ingestion;

/// <summary>The file that a document was read from.</summary>
public interface IDocumentOriginals
{
    /// <summary>Null when there is no such document or the scope may not read it: the two can't be told apart.</summary>
    /// <exception cref="Errors.AssistantException"><c>original_missing</c> (the file is gone), <c>original_changed</c> (it is no longer the one that was read).</exception>
    Task<OriginalFile?> OpenAsync(string documentId, AccessScope scope, CancellationToken cancellationToken);
}

/// <param name="Name">Without folders and without control characters.</param>
/// <param name="Content">To be disposed by the caller.</param>
public sealed record OriginalFile(string Name, string MediaType, Stream Content, long Bytes);
