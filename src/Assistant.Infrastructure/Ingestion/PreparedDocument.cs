using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What is known of a file after reading it: ready to be written, unchanged, gone, or why not.</summary>
/// <param name="Stamp">Of the file as it was before it was read; null when a later change could leave the same.</param>
internal abstract record PreparedDocument(DocumentRecord Record, string? Stamp, long ElapsedMs);

internal sealed record UnchangedDocument(DocumentRecord Record, string? Stamp, long ElapsedMs) : PreparedDocument(Record, Stamp, ElapsedMs);

/// <param name="Review">Null when nothing was found.</param>
internal sealed record ReadyDocument(DocumentVersion Version, DocumentReview? Review, string? Stamp, long ElapsedMs)
    : PreparedDocument(Version.Record, Stamp, ElapsedMs);

/// <summary>An archive that could be taken apart; its members come in one by one.</summary>
/// <param name="Uris">Of its members.</param>
internal sealed record ArchiveDocument(DocumentRecord Record, SourceFile File, IReadOnlyList<string> Uris, string? Stamp, long ElapsedMs) : PreparedDocument(Record, Stamp, ElapsedMs);

/// <param name="IsTransient">The same file may be read at another time.</param>
internal sealed record FailedDocument(DocumentRecord Record, bool IsTransient, long ElapsedMs) : PreparedDocument(Record, null, ElapsedMs);

/// <summary>The version that somebody removed by hand: it stays out.</summary>
internal sealed record RemovedDocument(DocumentRecord Record, string? Stamp, long ElapsedMs) : PreparedDocument(Record, Stamp, ElapsedMs);

/// <summary>The file went away while it was queued.</summary>
internal sealed record VanishedDocument(DocumentRecord Record, long ElapsedMs) : PreparedDocument(Record, null, ElapsedMs);
