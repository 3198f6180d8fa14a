using System.Text.Json.Serialization;
using Assistant.Core.Access;
using Assistant.Core.Catalog;
using Assistant.Core.Documents;

namespace Assistant.Api.Documents;

/// <param name="Total">How many match, over all pages of the list.</param>
/// <param name="NextCursor">Null on the last page.</param>
internal sealed record DocumentList(IReadOnlyList<DocumentResponse> Documents, int Total, string? NextCursor);

/// <summary>A document as listed; who else may read it is no business of the reader.</summary>
/// <param name="Kind">Null while the file has never been read.</param>
/// <param name="ValidUntil">Last day on which it applies, for any reason.</param>
/// <param name="Error">Why the last attempt to read it failed; null when it did not.</param>
/// <param name="IndexedAt">Null while the file has never been read.</param>
internal sealed record DocumentResponse(
    string DocumentId,
    string Title,
    DocumentKind? Kind,
    string? Department,
    DateOnly? Effective,
    DateOnly? Expires,
    int? FiscalYear,
    string? Confidentiality,
    DocumentValidity? Validity,
    DateOnly? ValidUntil,
    string Uri,
    int Pages,
    int Chunks,
    DocumentStanding State,
    DocumentError? Error,
    DateTimeOffset? IndexedAt)
{
    /// <summary>Administrators only, as everything below.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Access { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Supersedes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContentHash { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Bytes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Ingestion.JobResponse? Job { get; init; }

    /// <summary>How many pieces of personal information were found; of one document only, not in the list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Findings { get; init; }

    /// <summary>What was stated in the service itself, which wins over the file and its side file; of one document only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StatedMetadata? Stated { get; init; }

    /// <summary>What was doubtful while it was read, for everybody who may read it; of one document only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReadWarning>? Warnings { get; init; }

    public static DocumentResponse From(DocumentEntry entry, DateOnly today, Requester requester)
    {
        var record = entry.Record;
        var metadata = record?.Metadata;
        var document = new DocumentResponse(
            entry.DocumentId,
            entry.Title,
            metadata?.Kind,
            metadata?.Department,
            metadata?.Effective,
            metadata?.Expires,
            metadata?.FiscalYear,
            metadata?.Confidentiality,
            metadata?.ValidityOn(today),
            metadata?.ValidUntil,
            entry.Uri,
            entry.Pages,
            record?.Chunks ?? 0,
            entry.Standing,
            entry.ErrorCode is { } code ? new DocumentError(code, entry.ErrorMessage ?? string.Empty) : null,
            record?.IndexedAt);
        return requester.IsIn(Roles.Admin)
            ? document with
            {
                Access = metadata?.Access,
                Supersedes = metadata?.Supersedes,
                ContentHash = record?.ContentHash,
                Bytes = record?.FileBytes,
                Job = entry.Job is { } job ? Ingestion.JobResponse.From(job) : null,
            }
            : document;
    }
}

internal sealed record DocumentError(string Code, string Message);

/// <param name="Number">From 1; 0 where the format has no pages.</param>
/// <param name="Text">As stored, letter for letter: quotes are copied from it.</param>
/// <param name="Label">The name of a sheet or a slide; null for pages.</param>
/// <param name="Confidence">Of the character recognition, 0–100; null when the text is the file's own.</param>
/// <param name="Size">In points; null where the format has no geometry.</param>
internal sealed record PageResponse(string DocumentId, int Number, string Text, string? Label, int? Confidence, PageSize? Size)
{
    public static PageResponse From(string documentId, PageText page) => new(
        documentId, page.Number, page.Text, page.Label, page.Confidence, page.Size is { } size ? new PageSize(size.Width, size.Height) : null);
}

internal sealed record PageSize(double Width, double Height);
