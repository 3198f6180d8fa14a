using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Core.Answering.Quotes;

/// <summary>Holds every quote against the stored page, letter for letter, at the moment of answering.</summary>
/// <param name="today">In JST.</param>
internal sealed class CitationVerifier(IDocumentStore documents, AccessScope scope, DateOnly today)
{
    private readonly Dictionary<(string Document, int Page), PageText?> _pages = [];

    public async Task<Citation> VerifyAsync(DraftCitation draft, CancellationToken cancellationToken)
    {
        var document = draft.Hit.Document;
        var chunk = draft.Hit.Chunk;
        var found = await FindAsync(draft, cancellationToken);
        var page = found?.Page ?? chunk.Page;
        var quoted = QuotedFrom(chunk, draft.Span, found);
        var stored = await PageAsync(document.Id, page ?? PageText.NoPages, cancellationToken);
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
            found is not null)
        {
            PageLabel = stored?.Label,
            Place = PlaceOf(quoted),
            Confidence = quoted.Min(s => s.Confidence) ?? stored?.Confidence,
            Validity = document.Metadata.ValidityOn(today),
        };
    }

    /// <summary>The sentences, or the row, that the quote is taken from; all of the passage where its place is not known.</summary>
    private static List<Segment> QuotedFrom(Chunk chunk, SourceSpan? claimed, (int Page, string Quote)? found)
    {
        var quoted = claimed is { } span
            ? chunk.Segments.Where(s => s.Span.Page == span.Page && s.Span.Start < span.End && s.Span.End > span.Start)
            : chunk.Segments.Where(s => found is { } f && (s.Text.Contains(f.Quote, StringComparison.Ordinal) || f.Quote.Contains(s.Text, StringComparison.Ordinal)));
        return quoted.ToList() is { Count: > 0 } some ? some : [.. chunk.Segments.Take(1)];
    }

    /// <summary>From the first to the last place: 「B3:F3」, 「段落 12〜段落 14」.</summary>
    private static string? PlaceOf(List<Segment> quoted)
    {
        var places = quoted.Select(s => s.Place).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return places.Count switch
        {
            0 => null,
            1 => places[0],
            _ => $"{places[0]}〜{places[^1]}",
        };
    }

    private async Task<(int Page, string Quote)?> FindAsync(DraftCitation draft, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(draft.Quote))
        {
            return null;
        }

        if (draft.Span is { } span)
        {
            var text = (await PageAsync(draft.Hit.Document.Id, span.Page, cancellationToken))?.Text;
            var slice = text is not null && span.Start >= 0 && span.End <= text.Length ? text.Substring(span.Start, span.Length) : null;
            return slice is not null && HoldsLetters(slice, draft.Quote) ? (span.Page, slice) : null;
        }

        foreach (var page in draft.Hit.Chunk.Segments.Select(s => s.Span.Page).Distinct())
        {
            var text = (await PageAsync(draft.Hit.Document.Id, page, cancellationToken))?.Text;
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

    private async Task<PageText?> PageAsync(string documentId, int page, CancellationToken cancellationToken)
    {
        if (!_pages.TryGetValue((documentId, page), out var stored))
        {
            stored = await documents.GetPageAsync(documentId, page, scope, cancellationToken);
            _pages.Add((documentId, page), stored);
        }

        return stored;
    }
}
