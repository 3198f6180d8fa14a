using System.Globalization;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Files that people hand in: written beside their place, flushed, moved there in one step, and queued.</summary>
internal sealed class Uploads(UploadFolder folder, UploadRecord record, DocumentReaders readers, DocumentLocations locations, ConfidentialityLimit confidentiality, MetadataCheck check, IOptions<IngestionOptions> options, TimeProvider time) : IUploads
{
    private const int BufferBytes = 64 * 1024;
    private const string IncomingFolder = ".incoming";

    public async Task<UploadReceipt> StoreAsync(Stream content, string name, StatedMetadata metadata, bool replace, string userId, CancellationToken cancellationToken)
    {
        var harmless = UploadName.Of(name);
        if (!readers.Supports(harmless) && !locations.IsArchive(harmless))
        {
            throw ReadFailures.TypeUnsupported(Path.GetExtension(harmless).ToLowerInvariant(), readers.Extensions);
        }

        await check.RequireValidAsync(metadata, cancellationToken);
        await confidentiality.CheckAsync(metadata.Confidentiality, cancellationToken);
        var uri = UploadFolder.UriOf(harmless);
        var id = ChunkId.OfDocument(uri);
        if (!replace && await record.ExistsAsync(id, cancellationToken))
        {
            throw Exists();
        }

        var incoming = Path.Combine(Create(Path.Combine(folder.FullPath, IncomingFolder)), Guid.NewGuid().ToString("N"));
        try
        {
            var bytes = await IngestionFailures.GuardAsync(() => WriteAsync(content, incoming, cancellationToken));
            await IngestionFailures.GuardAsync(() => MoveAndQueueAsync(new StoredUpload(id, uri, harmless, bytes, userId, metadata), incoming, replace, cancellationToken));
            return new UploadReceipt(id, harmless, bytes);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>Moved inside the transaction: a file without its row is nobody's and is cleared away, a row without its file can't be.</summary>
    private async Task<bool> MoveAndQueueAsync(StoredUpload upload, string incoming, bool replace, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(upload.Uri);
        return await record.StoreAsync(
            upload,
            replace,
            () => DataFolder.Guard(() =>
            {
                Create(folder.FolderOf(upload.DocumentId));
                File.Move(incoming, path, overwrite: true);
                return FileStamps.Of(path, root: null, FileStamps.ContextOf(new StatedMetadata()), time.GetUtcNow())!.Value.Value;
            }),
            cancellationToken) ? true : throw Exists();
    }

    private async Task<long> WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        var limit = options.Value.LargestFileMegabytes * 1024L * 1024L;
        var buffer = new byte[BufferBytes];
        long total = 0;
        await using var file = DataFolder.Guard(() => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true));
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            if (total > limit)
            {
                throw new AssistantException("upload_too_large", string.Create(CultureInfo.InvariantCulture, $"ファイルが大きすぎます（上限 {options.Value.LargestFileMegabytes} MB）。")) { NextStep = "章ごとなどに分けて登録してください。" };
            }

            await DataFolder.GuardAsync(() => file.WriteAsync(buffer.AsMemory(0, read), cancellationToken));
        }

        if (total == 0)
        {
            throw ReadFailures.Empty();
        }

        // On the disk before anybody is told that it is safe.
        DataFolder.Guard(() =>
        {
            file.Flush(flushToDisk: true);
            return true;
        });
        return total;
    }

    private static string Create(string path) => DataFolder.Guard(() =>
    {
        DataFolder.Create(path);
        return path;
    });

    private static AssistantException Exists() => new("upload_exists", "同じ名前の文書がすでにあります。") { NextStep = "差し替えるときは「差し替える」を選び、別の文書なら名前を変えてください。" };
}
