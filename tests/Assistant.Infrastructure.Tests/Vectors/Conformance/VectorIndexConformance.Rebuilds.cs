using Assistant.Core.Retrieval.Vectors;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

public abstract partial class VectorIndexConformance
{
    [Fact]
    public async Task Rebuild_UntilItIsCommitted_LeavesTheOldIndexAnswering()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));
        var other = new VectorIndexSpecification("conformance-2", 2);

        await using var rebuild = await Index.BeginRebuildAsync(other, Token);
        await rebuild.AddAsync([Document(2, Passage(2, [0, 1], (1, 20)))], Token);
        await rebuild.AddAsync([Document(3, Passage(3, [1, 0], (1, 30)))], Token);

        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal(new VectorIndexState(Specification, 1, 1), await Index.GetStateAsync(Token));

        await rebuild.CommitAsync(5, Token);

        await Assert.ThrowsAsync<VectorIndexReplacedException>(() => FindIdsAsync(Lexical((1, 1))));
        Assert.Equal([3, 2], await FindIdsAsync(Lexical((1, 1)) with { Version = other.Version }));
        Assert.Equal([2], await FindIdsAsync(Dense(0, 1) with { Version = other.Version, Top = 1 }));
        Assert.Equal(new VectorIndexState(other, 5, 2), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Rebuild_WhenDisposedInstead_LeavesTheOldIndexAsItWas()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));

        await using (var rebuild = await Index.BeginRebuildAsync(new VectorIndexSpecification("conformance-2", Dimensions), Token))
        {
            await rebuild.AddAsync([Document(2, Passage(2, (1, 20)))], Token);
        }

        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal(new VectorIndexState(Specification, 1, 1), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Rebuild_WhenTheFirstIsDisposed_LeavesNoIndex()
    {
        await using (var rebuild = await Index.BeginRebuildAsync(Specification, Token))
        {
            await rebuild.AddAsync([Document(2, Passage(2, (1, 20)))], Token);
        }

        Assert.Null(await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Rebuild_WhenCommitted_CanBeChangedAndRebuiltAgain()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));
        await BuildAsync(Specification, 2, Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));
        await Index.ApplyAsync(Removal(3, 1), Token);

        Assert.Equal([2], await FindIdsAsync(Lexical((1, 1))));

        await BuildAsync(Specification, 4, Document(3, Passage(3, (1, 30))));

        Assert.Equal([3], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal(new VectorIndexState(Specification, 4, 1), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Rebuild_WithoutDenseVectors_AnswersByTerms()
    {
        var sparse = new VectorIndexSpecification("conformance-terms", 0);
        await BuildAsync(sparse, 1, Document(1, Passage(1, [], (1, 10)), Passage(2, [], (1, 20))));

        var query = Lexical((1, 1)) with { Version = sparse.Version };
        Assert.Equal([2, 1], await FindIdsAsync(query));
        Assert.Equal([2, 1], await FindIdsAsync(query with { Mode = SearchMode.Hybrid }));
        Assert.Equal(new VectorIndexState(sparse, 1, 2), await Index.GetStateAsync(Token));
    }
}
