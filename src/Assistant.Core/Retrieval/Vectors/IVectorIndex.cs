namespace Assistant.Core.Retrieval.Vectors;

/// <summary>
/// The index of passages: a sparse vector of terms and a dense vector each. It is derived from the record of
/// documents and can always be made anew from it. All implementations give the same ranking, equal scores aside.
/// </summary>
public interface IVectorIndex
{
    /// <summary>Null when there is no usable index: never built, broken, or written in another format.</summary>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    Task<VectorIndexState?> GetStateAsync(CancellationToken cancellationToken);

    /// <summary>Every document that has passages in the present index, each once, in no order; none when there is no index.</summary>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    IAsyncEnumerable<string> ReadDocumentIdsAsync(CancellationToken cancellationToken);

    /// <summary>Brings the index to a later state of the record; afterwards every query sees all of it.</summary>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>; what was applied until then may be seen, applying again completes it.</exception>
    Task ApplyAsync(VectorIndexChange change, CancellationToken cancellationToken);

    /// <summary>Begins a new index beside the present one, which answers until the new one is committed.</summary>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    Task<IVectorIndexRebuild> BeginRebuildAsync(VectorIndexSpecification specification, CancellationToken cancellationToken);

    /// <exception cref="VectorIndexReplacedException">The index is of another version than the query, or there is none.</exception>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    Task<VectorQueryResult> QueryAsync(VectorQuery query, CancellationToken cancellationToken);
}

/// <summary>An index in the making. Disposed without <see cref="CommitAsync"/>, it leaves nothing behind.</summary>
public interface IVectorIndexRebuild : IAsyncDisposable
{
    Task AddAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken);

    /// <summary>Takes the place of the present index in one step; queries under way end on the old one.</summary>
    /// <param name="generation">Of the record that was read.</param>
    Task CommitAsync(long generation, CancellationToken cancellationToken);
}

/// <summary>The index was swapped for one whose vectors mean something else: the question must be read anew.</summary>
public sealed class VectorIndexReplacedException : Exception
{
    public VectorIndexReplacedException()
        : base("The index is of another version than the query.")
    {
    }
}

/// <summary>What the vectors of an index were made with; vectors of two specifications are never mixed.</summary>
/// <param name="Version">Names analyzer, tables and models; compared for equality only.</param>
/// <param name="Dimensions">Of the dense vectors; 0 when there are none.</param>
public sealed record VectorIndexSpecification(string Version, int Dimensions);

/// <param name="Generation">Of the record that the index shows.</param>
/// <param name="Passages">How many passages can be found.</param>
public sealed record VectorIndexState(VectorIndexSpecification Specification, long Generation, int Passages);

/// <param name="Documents">New and changed documents, whole: all earlier passages of each of them go.</param>
/// <param name="Removed">Ids of documents that are gone; unknown ones are ignored.</param>
/// <param name="Generation">Of the record after the change.</param>
public sealed record VectorIndexChange(IReadOnlyList<IndexedDocument> Documents, IReadOnlyList<string> Removed, long Generation);
