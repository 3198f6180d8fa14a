using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Core.Answering.Quotes;

/// <summary>Holds every quote against the stored page, letter for letter, at the moment of answering.</summary>
internal sealed class CitationVerifier(IDocumentStore documents, AccessScope scope)
{
    private readonly Dictionary<(string Document, int Page), string?> _pages = [];

    public async Task<Citation> VerifyAsync(DraftCitation draft, CancellationToken cancellationToken)
    {
        var document = draft.Hit.Document;
        var chunk = draft.Hit.Chunk;
        var found = await FindAsync(draft, cancellationToken);
        var page = found?.Page ?? chunk.Page;
        return new Citation(
            draft.Marker,
            document.Id,
            chunk.Id,
            document.Metadata.Title,
            document.Metadata.Kind,
            document.Uri,
            page is > 0 ? page : null,
            chunk.HeadingPath,
            found?.Quote ?? draft.Quote,
            found is not null);
    }

    private async Task<(int Page, string Quote)?> FindAsync(DraftCitation draft, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(draft.Quote))
        {
            return null;
        }

        if (draft.Span is { } span)
        {
            var text = await PageAsync(draft.Hit.Document.Id, span.Page, cancellationToken);
            var slice = text is not null && span.Start >= 0 && span.End <= text.Length ? text.Substring(span.Start, span.Length) : null;
            return slice is not null && HoldsLetters(slice, draft.Quote) ? (span.Page, slice) : null;
        }

        foreach (var page in draft.Hit.Chunk.Segments.Select(s => s.Span.Page).Distinct())
        {
            var text = await PageAsync(draft.Hit.Document.Id, page, cancellationToken);
            if (text?.Contains(draft.Quote, StringComparison.Ordinal) == true)
            {
                return (page, draft.Quote);
            }
        }

        return null;
    }

    /// <summary>
    /// The raw slice has all letters of the words that are claimed, in order; between them only markup may stand.
    /// The page may have been replaced since the passage was found: then the slice is another text.
    /// </summary>
    private static bool HoldsLetters(string slice, string claimed)
    {
        var at = 0;
        foreach (var c in claimed.Where(c => !char.IsWhiteSpace(c)))
        {
            at = slice.IndexOf(c, at);
            if (at < 0)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private async Task<string?> PageAsync(string documentId, int page, CancellationToken cancellationToken)
    {
        if (!_pages.TryGetValue((documentId, page), out var text))
        {
            text = (await documents.GetPageAsync(documentId, page, scope, cancellationToken))?.Text;
            _pages.Add((documentId, page), text);
        }

        return text;
    }
}
