using Assistant.Core.Documents;
using Assistant.Core.Retrieval;

namespace Assistant.Api.Search;

/// <param name="Query">1–10,000 characters after trimming.</param>
/// <param name="Top">1–100; 10 when left out.</param>
internal sealed record SearchBody(string Query, int Top = 10, SearchFilters? Filters = null);

/// <summary>The JSON of <c>search</c> in the outer contract.</summary>
internal sealed record SearchResponse(string Query, string Mode, IReadOnlyList<SearchResponseHit> Hits, long ElapsedMs)
{
    public static SearchResponse From(string query, SearchResult result, TimeSpan elapsed) =>
        new(query, result.Mode, [.. result.Hits.Select(SearchResponseHit.From)], (long)elapsed.TotalMilliseconds);
}

/// <param name="Page">Null where the format has no pages.</param>
internal sealed record SearchResponseHit(
    int Rank,
    double Score,
    string DocumentId,
    string Title,
    DocumentKind Kind,
    string Uri,
    int? Page,
    IReadOnlyList<string> HeadingPath,
    string Text)
{
    public static SearchResponseHit From(SearchHit hit) => new(
        hit.Rank,
        hit.Score,
        hit.Document.Id,
        hit.Document.Metadata.Title,
        hit.Document.Metadata.Kind,
        hit.Document.Uri,
        hit.Chunk.Page,
        hit.Chunk.HeadingPath,
        hit.Chunk.Text);
}
