using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Reads one file and its side file, and cuts it into chunks. Touches no store.</summary>
internal sealed class DocumentPreparer(DocumentReaders readers, IOptions<IngestionOptions> options, TimeProvider time)
{
    private const string SideFileName = "文書情報のファイル（.meta.yaml）";

    /// <param name="known">The record of the same file, null when it is new.</param>
    public async Task<PreparedDocument> PrepareAsync(string path, DocumentRecord? known, StatedMetadata defaults, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var hash = string.Empty;
        try
        {
            var content = await LoadAsync(path, cancellationToken);
            var sideFile = await LoadSideFileAsync(path, cancellationToken);
            hash = ContentHash.Of(content.Span, sideFile.Span, defaults);
            if (known is { State: DocumentState.Indexed } && known.ContentHash == hash)
            {
                return new UnchangedDocument(path, known, Elapsed());
            }

            var read = await readers.ReadAsync(new SourceFile(path, content), cancellationToken);
            var beside = sideFile.IsEmpty ? null : MetadataYaml.Parse(TextDecoder.Decode(sideFile.Span), SideFileName);
            var metadata = MetadataResolution.Resolve(MetadataResolution.Merge(beside, read.Stated), defaults, read.Title ?? Path.GetFileNameWithoutExtension(path));
            var id = ChunkId.OfDocument(path);
            var chunks = Chunker.Split(id, read.Blocks);
            // The text of a format without pages stands in a page 0, which is no page of the document.
            var pages = read.Pages.Count(p => p.Number > 0);
            var record = new DocumentRecord(id, path, metadata, hash, pages, chunks.Count, DocumentState.Indexed, null, null, time.GetUtcNow());
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
            var metadata = known?.Metadata ?? MetadataResolution.Resolve(null, defaults, Path.GetFileNameWithoutExtension(path));
            var message = e.NextStep is null ? e.Message : $"{e.Message}{e.NextStep}";
            var record = new DocumentRecord(ChunkId.OfDocument(path), path, metadata, hash, known?.Pages ?? 0, known?.Chunks ?? 0, DocumentState.Failed, e.Code, message, time.GetUtcNow());
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

    private static async Task<ReadOnlyMemory<byte>> LoadSideFileAsync(string path, CancellationToken cancellationToken)
    {
        var sideFile = new FileInfo(path + SourceFolder.SideFileEnding);
        if (!sideFile.Exists)
        {
            return default;
        }

        return sideFile.Length > MetadataYaml.LargestBytes
            ? throw ReadFailures.Metadata(SideFileName, ["16 KB を超えています。"])
            : await File.ReadAllBytesAsync(sideFile.FullName, cancellationToken);
    }
}
