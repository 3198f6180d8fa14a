using Assistant.Core.Documents;

namespace Assistant.Api.Documents;

internal sealed record DocumentList(IReadOnlyList<DocumentResponse> Documents);

/// <summary>A document as listed; who else may read it is no business of the reader.</summary>
/// <param name="Error">Why the last attempt to read it failed; null when it did not.</param>
internal sealed record DocumentResponse(
    string DocumentId,
    string Title,
    DocumentKind Kind,
    string? Department,
    DateOnly? Effective,
    string Uri,
    int Pages,
    int Chunks,
    DocumentState State,
    DocumentError? Error,
    DateTimeOffset IndexedAt)
{
    public static DocumentResponse From(DocumentRecord document) => new(
        document.Id,
        document.Metadata.Title,
        document.Metadata.Kind,
        document.Metadata.Department,
        document.Metadata.Effective,
        document.Uri,
        document.Pages,
        document.Chunks,
        document.State,
        document.ErrorCode is { } code ? new DocumentError(code, document.ErrorMessage ?? string.Empty) : null,
        document.IndexedAt);
}

internal sealed record DocumentError(string Code, string Message);

/// <param name="Number">From 1; 0 where the format has no pages.</param>
/// <param name="Text">As stored, letter for letter: quotes are copied from it.</param>
internal sealed record PageResponse(string DocumentId, int Number, string Text);
