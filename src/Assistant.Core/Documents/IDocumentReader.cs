using Assistant.Core.Errors;

namespace Assistant.Core.Documents;

/// <summary>Turns one file format into pages and blocks. Implementations hold no state between files.</summary>
public interface IDocumentReader
{
    /// <summary>Lower-case extensions with the dot, for example <c>.md</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads the file whole.</summary>
    /// <exception cref="DocumentReadException">The file can't be read; the code says why.</exception>
    Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken);
}

/// <param name="Path">Absolute path on this machine.</param>
/// <param name="Content">The bytes, read once, so that hash and text are of the same state of the file.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Told as pages are read; null when nobody listens. Called from any thread, never after the read has ended.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }
}

/// <param name="Done">Pages, sheets or slides read so far.</param>
/// <param name="Total">Of the file; 0 while it is not known.</param>
public readonly record struct ReadProgress(int Done, int Total);

/// <summary>
/// Codes: <c>file_empty</c>, <c>file_not_readable</c>, <c>file_too_large</c>, <c>file_not_text</c>, <c>encoding_unknown</c>,
/// <c>type_unsupported</c>, <c>type_mismatch</c>, <c>pdf_broken</c>, <c>pdf_encrypted</c>, <c>pdf_no_text</c>,
/// <c>pdf_timeout</c>, <c>metadata_invalid</c>, <c>tool_missing</c>, <c>office_broken</c>,
/// <c>office_encrypted</c>, <c>office_too_large</c>, <c>archive_broken</c>, <c>archive_encrypted</c>, <c>archive_nested</c>, <c>archive_too_large</c>.
/// </summary>
public sealed class DocumentReadException(string code, string message, Exception? inner = null)
    : AssistantException(code, message, inner);
