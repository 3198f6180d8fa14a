using System.Security.Cryptography;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Readers.Metadata;
using Assistant.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Reads one file and its side file, cuts it into chunks and looks it over. Writes nothing.</summary>
internal sealed partial class DocumentPreparer(
    DocumentReaders readers,
    IEnumerable<IArchiveExpander> expanders,
    FileContents contents,
    MetadataSources metadata,
    DocumentReviewer reviewer,
    ConfidentialityLimit confidentiality,
    DocumentLocations locations,
    IOptions<IngestionOptions> options,
    TimeProvider time,
    ILogger<DocumentPreparer> logger)
{
    private int _abandoned;

    /// <summary>Reads that were given up and still go on: each keeps a thread.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <param name="member">The content, where the caller has taken the archive apart already.</param>
    public async Task<PreparedDocument> PrepareAsync(StoredJob job, KnownDocument known, ArchiveMember? member, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var read = new FileRead(job, locations.Find(job.Job.Uri), known, member);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await WithinLimitAsync(Task.Run(() => ReadAsync(read, progress, Elapsed, limit.Token), limit.Token), limit, cancellationToken);
        }
        catch (DocumentReadException e)
        {
            return Failed(e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return IsFolderAway(job.Root) ? Failed(ReadFailures.NotReadable(e)) : new VanishedDocument(Describe(read, ReadFailures.NotReadable(e)), Elapsed());
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Failed(ReadFailures.NotReadable(e));
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
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

    /// <summary>A disk that is away takes its files along; their documents must not go with it.</summary>
    private static bool IsFolderAway(string? root)
    {
        try
        {
            return root is not null && !Directory.EnumerateFileSystemEntries(root).Any();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }

    /// <summary>A reader that does not listen is left behind: what it still does changes nothing.</summary>
    private async Task<PreparedDocument> WithinLimitAsync(Task<PreparedDocument> reading, CancellationTokenSource limit, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.WaitAsync(options.Value.FileTimeLimit, time, cancellationToken);
        }
        catch (TimeoutException) when (!reading.IsCompleted)
        {
            await limit.CancelAsync();
            Interlocked.Increment(ref _abandoned);
            _ = reading.ContinueWith(_ => Interlocked.Decrement(ref _abandoned), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw IngestionFailures.TimedOut(options.Value.FileTimeLimit);
        }
    }

    private DocumentRecord Describe(FileRead read, DocumentReadException failure)
    {
        var job = read.Job.Job;
        var known = read.Known.Record;
        var shown = known?.Metadata ?? MetadataResolution.Resolve(read.Known.Stated, read.Job.Defaults, Path.GetFileNameWithoutExtension(job.Name));
        return Describe(new DocumentRecord(job.DocumentId, job.Uri, shown, read.Hash, known?.Pages ?? 0, known?.Chunks ?? 0, DocumentState.Failed, null, null, time.GetUtcNow()), failure);
    }

    private async Task<PreparedDocument> ReadAsync(FileRead file, IProgress<ReadProgress>? progress, Func<long> elapsed, CancellationToken cancellationToken)
    {
        // Before the content: a change in between shows in the next pass.
        var stamp = FileStamps.Of(file.Location.Path, file.Job.Root, FileStamps.ContextOf(file.Job.Defaults), time.GetUtcNow())?.Trusted;
        var content = file.Member is { } member ? FileContents.ContentOf(member) : await contents.LoadAsync(file.Location, cancellationToken);
        if (file.Location.Member is null && expanders.FirstOrDefault(e => e.IsArchive(file.Location.Path)) is { } expander)
        {
            return Expand(expander, new SourceFile(file.Location.Path, content), file, stamp, elapsed, cancellationToken);
        }

        var gathered = await metadata.GatherAsync(file.Location.Path, file.Job.Root, file.Job.Defaults, cancellationToken);
        file.Hash = ContentHash.Of(content.Span, gathered.Fingerprint);
        if (!file.Job.Forced && file.Known.Record is { State: DocumentState.Indexed } known && known.ContentHash == file.Hash)
        {
            return new UnchangedDocument(known, stamp, elapsed());
        }

        if (!file.Job.Forced && file.Known.RemovedHash == file.Hash)
        {
            return new RemovedDocument(Describe(file, ReadFailures.Empty()), stamp, elapsed());
        }

        if (file.Location.Member is not null)
        {
            // What stands beside an archive speaks for all its members; its title is not that of each.
            gathered = gathered with { SideFile = gathered.SideFile is { } beside ? beside with { Title = null } : null };
        }

        var source = new SourceFile(file.Location.Member ?? file.Location.Path, content) { Progress = progress };
        var (read, resolved) = await metadata.ReadAsync(gathered, () => readers.ReadAsync(source, cancellationToken), Path.GetFileNameWithoutExtension(file.Job.Job.Name), cancellationToken);
        var record = Record(file, content, resolved, read);
        var shown = file.Known.Stated is { } stated ? record with { Metadata = MetadataResolution.Resolve(stated, resolved.ToStated(), resolved.Title) } : record;
        await confidentiality.CheckAsync(shown.Metadata.Confidentiality, cancellationToken);
        var chunks = Chunker.Split(record.Id, read.Blocks);
        record = record with { Chunks = chunks.Count };
        return new ReadyDocument(new DocumentVersion(record, read.Pages, chunks), await reviewer.LookAsync(shown, read.Pages, cancellationToken), stamp, elapsed());
    }

    /// <summary>Once through the whole archive: what is too large or broken shows before the first member counts.</summary>
    private ArchiveDocument Expand(IArchiveExpander expander, SourceFile archive, FileRead file, string? stamp, Func<long> elapsed, CancellationToken cancellationToken)
    {
        var uris = new List<string>();
        foreach (var member in expander.Expand(archive, cancellationToken))
        {
            uris.Add(ArchiveMember.UriOf(file.Job.Job.Uri, member.Name));
        }

        return uris.Count == 0 ? throw ReadFailures.Empty() : new ArchiveDocument(Describe(file, ReadFailures.Empty()), archive, uris, stamp, elapsed());
    }

    private DocumentRecord Record(FileRead file, ReadOnlyMemory<byte> content, DocumentMetadata stated, ReadDocument read) =>
        new(file.Job.Job.DocumentId, file.Job.Job.Uri, stated, file.Hash, read.Pages.Count(p => p.Number != PageText.NoPages), 0, DocumentState.Indexed, null, null, time.GetUtcNow())
        {
            FileHash = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            FileBytes = content.Length,
            Warnings = read.Warnings,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "The reader of document {DocumentId} has failed unexpectedly: {Exception}")]
    private partial void LogCrashed(string documentId, string exception);

    private sealed record FileRead(StoredJob Job, DocumentLocation Location, KnownDocument Known, ArchiveMember? Member)
    {
        /// <summary>Empty until the bytes are known.</summary>
        public string Hash { get; set; } = string.Empty;
    }
}
