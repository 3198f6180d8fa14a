using System.ComponentModel;
using System.Text.Json.Serialization;
using Assistant.Core.Documents;

namespace Assistant.Core.Retrieval;

/// <summary>The JSON of <c>search</c> in the outer contract: the same for API and command line.</summary>
/// <param name="ElapsedMs">Whole milliseconds of the search alone.</param>
public sealed record SearchResponse(string Query, string Mode, IReadOnlyList<SearchResponseHit> Hits, long ElapsedMs)
{
    public static SearchResponse From(string query, SearchResult result, TimeSpan elapsed) =>
        new(query, result.Mode, [.. result.Hits.Select(SearchResponseHit.From)], (long)elapsed.TotalMilliseconds);
}

/// <param name="Page">From 1; null where the format has no pages.</param>
/// <param name="Text">As stored, letter for letter.</param>
public sealed record SearchResponseHit(
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
    /// <summary><c>inForce</c>, <c>upcoming</c>, <c>expired</c> or <c>superseded</c>, on the day of the search; absent in JSON where it is in force.</summary>
    [Description("検索した日に、その文書が適用されているか（適用中のときは項目がない）")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DocumentValidity Validity { get; init; }

    /// <summary>Cells, paragraph or note where the passage begins, in a format without pages; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    /// <summary>Only there when it was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HitExplanation? Explanation { get; init; }

    public static SearchResponseHit From(SearchHit hit) => new(
        hit.Rank,
        hit.Score,
        hit.Document.Id,
        hit.Document.Metadata.Title,
        hit.Document.Metadata.Kind,
        hit.Document.Uri,
        hit.Chunk.Page,
        hit.Chunk.HeadingPath,
        hit.Chunk.Text)
    {
        Validity = hit.Validity,
        Place = hit.Chunk.Segments is [var first, ..] ? first.Place : null,
        Explanation = hit.Explanation,
    };
}
