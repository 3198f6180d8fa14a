using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What is known of a file after reading it: ready to be written, unchanged, or why not.</summary>
internal abstract record PreparedDocument(string Path, string Uri, string DocumentId, string ContentHash, long ElapsedMs);

internal sealed record UnchangedDocument(string Path, DocumentRecord Record, long ElapsedMs)
    : PreparedDocument(Path, Record.Uri, Record.Id, Record.ContentHash, ElapsedMs);

internal sealed record ReadyDocument(DocumentRecord Record, string Path, IReadOnlyList<PageText> Pages, IReadOnlyList<Chunk> Chunks, long ElapsedMs)
    : PreparedDocument(Path, Record.Uri, Record.Id, Record.ContentHash, ElapsedMs);

internal sealed record FailedDocument(DocumentRecord Record, string Path, long ElapsedMs)
    : PreparedDocument(Path, Record.Uri, Record.Id, Record.ContentHash, ElapsedMs);
