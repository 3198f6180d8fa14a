using System.Security.Cryptography;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Reads one file and its side file, cuts it into chunks and looks it over. Writes nothing.</summary>
internal sealed partial class DocumentPreparer(DocumentReaders readers, DocumentReviewer reviewer, DocumentLocations locations, IOptions<IngestionOptions> options, TimeProvider time, ILogger<DocumentPreparer> logger)
{
    private const string SideFileName = "文書情報のファイル（.meta.yaml）";

    public async Task<PreparedDocument> PrepareAsync(StoredJob job, KnownDocument known, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var path = locations.Find(job.Job.Uri).Path;
        var read = new FileRead(job, path, known.Record, known.Stated, known.RemovedHash);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // A reader that does not listen is left behind: what it still does changes nothing.
            return await ReadAsync(read, progress, Elapsed, limit.Token).WaitAsync(options.Value.FileTimeLimit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            return Failed(IngestionFailures.TimedOut(options.Value.FileTimeLimit));
        }
        catch (DocumentReadException e)
        {
            return Failed(e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !File.Exists(path))
        {
            return new VanishedDocument(Describe(read, ReadFailures.NotReadable(e)), Elapsed());
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Failed(ReadFailures.NotReadable(e));
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException) || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogCrashed(job.Job.DocumentId, e.GetType().Name);
            return Failed(IngestionFailures.Crashed(e));
        }

        long Elapsed() => (long)time.GetElapsedTime(started).TotalMilliseconds;

        FailedDocument Failed(DocumentReadException e) => new(Describe(read, e), IngestionFailures.IsTransient(e.Code), Elapsed());
    }

    /// <summary>The record of a failed attempt: what is known of an earlier version stays.</summary>
    public DocumentRecord Describe(DocumentRecord document, DocumentReadException failure) => document with
    {
        State = DocumentState.Failed,
        ErrorCode = failure.Code,
        ErrorMessage = failure.NextStep is null ? failure.Message : $"{failure.Message}{failure.NextStep}",
        IndexedAt = time.GetUtcNow(),
    };

    private DocumentRecord Describe(FileRead read, DocumentReadException failure)
    {
        var metadata = read.Known?.Metadata ?? MetadataResolution.Resolve(read.Stated, read.Job.Defaults, Path.GetFileNameWithoutExtension(read.Job.Job.Name));
        return Describe(new DocumentRecord(read.Job.Job.DocumentId, read.Job.Job.Uri, metadata, read.Hash, read.Known?.Pages ?? 0, read.Known?.Chunks ?? 0, DocumentState.Failed, null, null, time.GetUtcNow()), failure);
    }

    private async Task<PreparedDocument> ReadAsync(FileRead file, IProgress<ReadProgress>? progress, Func<long> elapsed, CancellationToken cancellationToken)
    {
        // Before the content: a change in between shows in the next pass.
        var stamp = FileStamps.Of(file.Path, FileStamps.ContextOf(file.Job.Defaults), time.GetUtcNow())?.Trusted;
        var content = await LoadAsync(file.Path, cancellationToken);
        var sideFile = await LoadSideFileAsync(file.Path, cancellationToken);
        file.Hash = ContentHash.Of(content.Span, sideFile.Span, file.Job.Defaults);
        if (!file.Job.Forced && file.Known is { } known && known.ContentHash == file.Hash && known.State == DocumentState.Indexed)
        {
            return new UnchangedDocument(known, stamp, elapsed());
        }

        if (!file.Job.Forced && file.RemovedHash == file.Hash)
        {
            return new RemovedDocument(Describe(file, ReadFailures.Empty()), stamp, elapsed());
        }

        var read = await readers.ReadAsync(new SourceFile(file.Path, content) { Progress = progress }, cancellationToken);
        var beside = sideFile.IsEmpty ? null : MetadataYaml.Parse(TextDecoder.Decode(sideFile.Span), SideFileName);
        var stated = MetadataResolution.Merge(file.Stated, MetadataResolution.Merge(beside, read.Stated));
        var metadata = MetadataResolution.Resolve(stated, file.Job.Defaults, read.Title ?? Path.GetFileNameWithoutExtension(file.Job.Job.Name));
        reviewer.CheckConfidentiality(metadata);
        var chunks = Chunker.Split(file.Job.Job.DocumentId, read.Blocks);
        var pages = read.Pages.Count(p => p.Number != PageText.NoPages);
        var record = new DocumentRecord(file.Job.Job.DocumentId, file.Job.Job.Uri, metadata, file.Hash, pages, chunks.Count, DocumentState.Indexed, null, null, time.GetUtcNow())
        {
            FileHash = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            FileBytes = content.Length,
        };
        return new ReadyDocument(new DocumentVersion(record, read.Pages, chunks), reviewer.Look(record, read.Pages), stamp, elapsed());
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The reader of document {DocumentId} has failed unexpectedly: {Exception}")]
    private partial void LogCrashed(string documentId, string exception);

    /// <param name="Hash">Empty until the bytes are known.</param>
    private sealed record FileRead(StoredJob Job, string Path, DocumentRecord? Known, StatedMetadata? Stated, string? RemovedHash)
    {
        public string Hash { get; set; } = string.Empty;
    }
}

/// <summary>What the record holds about a document that is about to be read.</summary>
/// <param name="Record">Null when it is new.</param>
/// <param name="Stated">In the service itself; null when nothing was.</param>
/// <param name="RemovedHash">Of the version that was removed by hand.</param>
internal sealed record KnownDocument(DocumentRecord? Record, StatedMetadata? Stated, string? RemovedHash);
