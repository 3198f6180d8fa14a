using Assistant.Core.Access;

namespace Assistant.Core.Documents;

/// <summary>The side of the record that search reads.</summary>
public interface IPassageRecord
{
    /// <summary>Grows with every committed change of what can be searched; an index compares it to know whether it is current.</summary>
    Task<long> GetGenerationAsync(CancellationToken cancellationToken);

    /// <summary>Those of the given documents that the scope may read.</summary>
    Task<IReadOnlySet<string>> FilterReadableAsync(IReadOnlyCollection<string> documentIds, AccessScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers that an index is about to show this generation. An index that shows a later one than the record remembers
    /// was made from a state that is gone: the record was put back from a backup.
    /// </summary>
    Task NoteIndexedAsync(long generation, CancellationToken cancellationToken);

    /// <summary>One state of the record, whatever is written meanwhile. To be disposed soon.</summary>
    Task<IRecordSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>The passages that exist and that the scope may read, in no order.</summary>
    Task<IReadOnlyList<IndexablePassage>> FindAsync(IReadOnlyCollection<string> chunkIds, AccessScope scope, CancellationToken cancellationToken);
}

/// <summary>For building an index: without an access filter, because the index applies it.</summary>
public interface IRecordSnapshot : IAsyncDisposable
{
    long Generation { get; }

    /// <summary>The latest generation that an index was said to show; see <see cref="IPassageRecord.NoteIndexedAsync"/>.</summary>
    long Indexed { get; }

    /// <summary>How many passages the record holds.</summary>
    int Passages { get; }

    /// <summary>What was written or removed after the given generation.</summary>
    Task<RecordChanges> GetChangesAsync(long since, CancellationToken cancellationToken);

    /// <summary>Ids of the documents that have passages, in order.</summary>
    Task<IReadOnlyList<string>> ReadDocumentIdsAsync(CancellationToken cancellationToken);

    /// <summary>Every document that has passages, one after another, ordered by id.</summary>
    IAsyncEnumerable<IndexableDocument> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Null when the record holds no such document.</summary>
    Task<IndexableDocument?> ReadAsync(string documentId, CancellationToken cancellationToken);
}

/// <param name="Written">Ids of documents that are new or changed.</param>
/// <param name="Removed">Ids of documents that are gone.</param>
public sealed record RecordChanges(IReadOnlyList<string> Written, IReadOnlyList<string> Removed);

/// <param name="Chunks">In order.</param>
public sealed record IndexableDocument(DocumentRecord Document, IReadOnlyList<Chunk> Chunks);

public sealed record IndexablePassage(DocumentRecord Document, Chunk Chunk);
