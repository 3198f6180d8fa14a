namespace Assistant.Core.Documents;

public enum DocumentState
{
    /// <summary>Searchable.</summary>
    Indexed,

    /// <summary>The last attempt to read it failed; an earlier version, if any, stays searchable.</summary>
    Failed,
}

/// <summary>A document as listed: never its text.</summary>
/// <param name="Id">32 lower-case hexadecimal digits, derived from <paramref name="Uri"/>.</param>
/// <param name="Uri">Where it came from: a path relative to the ingested root, or an absolute path.</param>
/// <param name="Pages">0 where the format has no pages.</param>
public sealed record DocumentRecord(
    string Id,
    string Uri,
    DocumentMetadata Metadata,
    string ContentHash,
    int Pages,
    int Chunks,
    DocumentState State,
    string? ErrorCode,
    string? ErrorMessage,
    DateTimeOffset IndexedAt)
{
    /// <summary>SHA-256 of the file alone, 64 lower-case hexadecimal digits; empty when it is not known.</summary>
    public string FileHash { get; init; } = string.Empty;

    public long FileBytes { get; init; }

    /// <summary>What was doubtful while this version was read; mostly empty.</summary>
    public IReadOnlyList<ReadWarning> Warnings { get; init; } = [];
}
