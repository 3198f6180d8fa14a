namespace Assistant.Core.Documents;

/// <summary>Reads files and folders into the record; the same code for command line, first start and worker.</summary>
public interface IIngestionService
{
    /// <summary>One result a file, as each is finished. A file that fails does not stop the others.</summary>
    /// <exception cref="Errors.AssistantException">Before the first item, when nothing can be done: <c>path_not_found</c>, <c>path_not_readable</c>, <c>folder_suspiciously_empty</c>; at any time <c>storage_full</c>.</exception>
    IAsyncEnumerable<IngestionResult> IngestAsync(IngestionRequest request, CancellationToken cancellationToken);
}

/// <param name="Paths">Files and folders. Under a folder, documents whose file is gone are removed.</param>
/// <param name="Defaults">From the command line: fills what a file does not state itself.</param>
public sealed record IngestionRequest(IReadOnlyList<string> Paths, StatedMetadata Defaults)
{
    /// <summary>Remove all documents of a folder that is empty now; otherwise it is taken for a disk that is away.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Who takes responsibility for personal information that is found, so that nobody is asked; null: an administrator decides about each document.</summary>
    public string? AcceptFindingsAs { get; init; }
}

public enum IngestionStatus
{
    Indexed,
    Unchanged,
    Removed,
    Failed,
}

/// <param name="Pages">0 where the format has no pages.</param>
/// <param name="Total">How many files this run found, for progress.</param>
public sealed record IngestionResult(
    string Path,
    IngestionStatus Status,
    string? DocumentId,
    int Pages,
    int Chunks,
    string? ErrorCode,
    string? ErrorMessage,
    long ElapsedMs,
    int Total)
{
    /// <summary>What was doubtful while it was read; mostly empty.</summary>
    public IReadOnlyList<ReadWarning> Warnings { get; init; } = [];
}
