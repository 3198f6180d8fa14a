using Assistant.Core.Documents;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What the record holds about a document that is about to be read.</summary>
/// <param name="Record">Null when it is new.</param>
/// <param name="Stated">In the service itself; null when nothing was.</param>
/// <param name="RemovedHash">Of the version that was removed by hand.</param>
internal sealed record KnownDocument(DocumentRecord? Record, StatedMetadata? Stated, string? RemovedHash);

internal sealed class KnownDocuments(IDocumentWriter documents, SourceRecord sources)
{
    public async Task<KnownDocument> FindAsync(StoredJob job, CancellationToken cancellationToken) => new(
        await documents.FindByUriAsync(job.Job.Uri, cancellationToken),
        await sources.FindStatedAsync(job.Job.DocumentId, cancellationToken),
        await sources.FindRemovedAsync(job.Job.Uri, cancellationToken));
}
