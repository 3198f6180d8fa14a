using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;

namespace Assistant.Web.Features.Sources;

/// <summary>What the address of a stored page asks for.</summary>
internal sealed record SourceRequest(string DocumentId, int? Page, string? ChunkId, string? AnswerId, int? Marker);

/// <summary>A stored page with what is quoted from it. Everything is read in the scope of the person who looks.</summary>
internal sealed record SourceView(DocumentRecord Document, PageText Page)
{
    /// <summary>Start and end of the cited stretches in the page text, in order.</summary>
    public IReadOnlyList<(int Start, int End)> Quotes { get; private init; } = [];

    public IReadOnlyList<string> HeadingPath { get; private init; } = [];

    /// <summary>The person came from an answer that cites this page.</summary>
    public bool Cited { get; private init; }

    /// <summary>The answer to go back to.</summary>
    public StoredTurn? Answer { get; private init; }

    public int? Previous => Page.Number > 1 ? Page.Number - 1 : null;

    public int? Next => Page.Number > 0 && Page.Number < Document.Pages ? Page.Number + 1 : null;

    /// <returns>Null when there is no such page or the person may not read it.</returns>
    public static async Task<SourceView?> LoadAsync(
        SourceRequest request, UserAccount person, IDocumentStore library, IConversationStore conversations, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        var scope = requester.Scope;
        if (await library.FindAsync(request.DocumentId, scope, cancellationToken) is not { } document)
        {
            return null;
        }

        var turn = request.AnswerId is null ? null : await conversations.FindTurnAsync(request.AnswerId, requester, cancellationToken);
        var citation = turn?.Response?.Citations.FirstOrDefault(c => c.Marker == request.Marker && c.DocumentId == document.Id);
        var chunk = request.ChunkId is null ? null : await library.GetChunkAsync(request.ChunkId, scope, cancellationToken);

        if (await FindPageAsync(request.Page ?? citation?.Page ?? chunk?.Page, document, scope, library, cancellationToken) is not { } page)
        {
            return null;
        }

        return new SourceView(document, page)
        {
            Quotes = QuotesOn(page, citation, chunk),
            HeadingPath = citation?.HeadingPath ?? chunk?.HeadingPath ?? [],
            Cited = citation is not null,
            Answer = citation is null ? null : turn,
        };
    }

    // A format without pages is stored as page 0, any other begins with page 1.
    private static async Task<PageText?> FindPageAsync(int? number, DocumentRecord document, AccessScope scope, IDocumentStore library, CancellationToken cancellationToken) =>
        number is { } wanted
            ? await library.GetPageAsync(document.Id, wanted, scope, cancellationToken)
            : await library.GetPageAsync(document.Id, PageText.NoPages, scope, cancellationToken)
                ?? await library.GetPageAsync(document.Id, 1, scope, cancellationToken);

    private static List<(int Start, int End)> QuotesOn(PageText page, Citation? citation, Chunk? chunk)
    {
        var spans = (chunk?.Segments ?? [])
            .Where(s => s.Span.Page == page.Number && s.Span.Start >= 0 && s.Span.End <= page.Text.Length)
            .Select(s => (s.Span.Start, s.Span.End))
            .ToList();
        if (citation is null)
        {
            return spans;
        }

        // The same words may stand on a page twice: the place inside the cited passage is the one that is meant.
        var from = spans.Count > 0 ? spans[0].Start : 0;
        var start = page.Text.IndexOf(citation.Quote, from, StringComparison.Ordinal);
        if (start < 0)
        {
            start = page.Text.IndexOf(citation.Quote, StringComparison.Ordinal);
        }

        return start < 0 || citation.Quote.Length == 0 ? [] : [(start, start + citation.Quote.Length)];
    }
}
