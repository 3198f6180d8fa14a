using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

/// <summary>What every <see cref="IVectorIndex"/> must do. An implementation derives from it and opens an index that holds nothing.</summary>
public abstract partial class VectorIndexConformance : IAsyncLifetime
{
    protected IVectorIndex Index { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Index = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An index that was never built.</summary>
    protected abstract ValueTask<IVectorIndex> OpenAsync();

    protected abstract ValueTask CloseAsync();

    protected async Task BuildAsync(VectorIndexSpecification specification, long generation, params IReadOnlyList<IndexedDocument> documents)
    {
        await using var rebuild = await Index.BeginRebuildAsync(specification, Token);
        await rebuild.AddAsync(documents, Token);
        await rebuild.CommitAsync(generation, Token);
    }

    protected Task BuildAsync(params IReadOnlyList<IndexedDocument> documents) => BuildAsync(Passages.Specification, 1, documents);

    protected async Task<IReadOnlyList<VectorHit>> FindAsync(VectorQuery query) => (await Index.QueryAsync(query, Token)).Hits;

    /// <summary>Chunk ids as their numbers, in order of rank.</summary>
    protected async Task<IReadOnlyList<int>> FindIdsAsync(VectorQuery query) =>
        [.. (await FindAsync(query)).Select(h => Convert.ToInt32(h.ChunkId, 16))];

    protected static async Task<AssistantException> AssertUnavailableAsync(Func<Task> action)
    {
        var exception = await Assert.ThrowsAsync<AssistantException>(action);
        Assert.Equal("index_unavailable", exception.Code);
        return exception;
    }
}
