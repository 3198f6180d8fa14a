using Assistant.Core.Documents;
using Assistant.Core.Retrieval;

namespace Assistant.Cli.Searching;

/// <summary>The JSON of <c>search</c>; names are the outer contract.</summary>
internal sealed record SearchOutput(string Query, string Mode, IReadOnlyList<SearchOutputHit> Hits, long ElapsedMs)
{
    public static SearchOutput Of(string query, SearchResult result, long elapsedMs) =>
        new(query, result.Mode, [.. result.Hits.Select(SearchOutputHit.Of)], elapsedMs);
}

internal sealed record SearchOutputHit(
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
    public static SearchOutputHit Of(SearchHit hit) => new(
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
