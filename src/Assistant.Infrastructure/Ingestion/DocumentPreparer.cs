using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Reads one file and its side file, and cuts it into chunks. Touches no store.</summary>
internal sealed class DocumentPreparer(DocumentReaders readers, MetadataSources metadata, IOptions<IngestionOptions> options, TimeProvider time)
{
    /// <param name="root">The topmost folder whose defaults count; null for a file that was asked for by itself.</param>
    /// <param name="known">The record of the same file, null when it is new.</param>
    public async Task<PreparedDocument> PrepareAsync(string path, string? root, DocumentRecord? known, StatedMetadata defaults, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var hash = string.Empty;
        try
        {
            var content = await LoadAsync(path, cancellationToken);
            var gathered = await metadata.GatherAsync(path, root, defaults, cancellationToken);
            hash = ContentHash.Of(content.Span, gathered.Fingerprint);
            if (known is { State: DocumentState.Indexed } && known.ContentHash == hash)
            {
                return new UnchangedDocument(path, known, Elapsed());
            }

            var source = new SourceFile(path, content);
            var (read, resolved) = await metadata.ReadAsync(gathered, () => readers.ReadAsync(source, cancellationToken), Path.GetFileNameWithoutExtension(path), cancellationToken);
            var id = ChunkId.OfDocument(path);
            var chunks = Chunker.Split(id, read.Blocks);
            var pages = read.Pages.Count(p => p.Number != PageText.NoPages);
            var record = new DocumentRecord(id, path, resolved, hash, pages, chunks.Count, DocumentState.Indexed, null, null, time.GetUtcNow());
            return new ReadyDocument(record, path, read.Pages, chunks, Elapsed());
        }
        catch (DocumentReadException e)
        {
            return Failed(e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Failed(ReadFailures.NotReadable(e));
        }

        long Elapsed() => (long)time.GetElapsedTime(started).TotalMilliseconds;

        FailedDocument Failed(DocumentReadException e)
        {
            var shown = known?.Metadata ?? MetadataResolution.Resolve(null, defaults, Path.GetFileNameWithoutExtension(path));
            var message = e.NextStep is null ? e.Message : $"{e.Message}{e.NextStep}";
            var record = new DocumentRecord(ChunkId.OfDocument(path), path, shown, hash, known?.Pages ?? 0, known?.Chunks ?? 0, DocumentState.Failed, e.Code, message, time.GetUtcNow());
            return new FailedDocument(record, path, Elapsed());
        }
    }

    private async Task<ReadOnlyMemory<byte>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var limit = options.Value.LargestFileMegabytes * 1024L * 1024L;
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
        if (stream.Length > limit)
        {
            throw ReadFailures.TooLarge(limit);
        }

        var content = new byte[stream.Length];
        var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return content.AsMemory(0, length);
    }
}
