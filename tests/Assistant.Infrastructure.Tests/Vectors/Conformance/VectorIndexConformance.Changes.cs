using Assistant.Core.Retrieval.Vectors;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

public abstract partial class VectorIndexConformance
{
    [Fact]
    public async Task State_WhenNeverBuilt_IsNull() => Assert.Null(await Index.GetStateAsync(Token));

    [Fact]
    public Task Query_WhenNeverBuilt_IsRefused() => Assert.ThrowsAsync<VectorIndexReplacedException>(() => Index.QueryAsync(Lexical((1, 1)), Token));

    [Fact]
    public async Task State_WhenBuilt_NamesWhatItWasBuiltOf()
    {
        await BuildAsync(Specification, 7, Document(1, Passage(1, (1, 10)), Passage(2, (1, 20))), Document(2, Passage(3, (2, 30))));

        Assert.Equal(new VectorIndexState(Specification, 7, 3), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task State_WhenBuiltOfNothing_IsThereAndEmpty()
    {
        await BuildAsync();

        Assert.Equal(new VectorIndexState(Specification, 1, 0), await Index.GetStateAsync(Token));
        Assert.Empty(await FindAsync(Lexical((1, 1))));
    }

    [Fact]
    public async Task Apply_WhenDocumentIsNew_FindsItAtOnce()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));

        await Index.ApplyAsync(Change(2, Document(2, Passage(2, (1, 20)))), Token);

        Assert.Equal([2, 1], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal(new VectorIndexState(Specification, 2, 2), await Index.GetStateAsync(Token));
        Assert.Equal(2, (await Index.QueryAsync(Lexical((1, 1)), Token)).Passages);
    }

    [Fact]
    public async Task Apply_WhenDocumentChanged_FindsOnlyItsNewPassages()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10)), Passage(2, (1, 20))), Document(2, Passage(3, (1, 5))));

        await Index.ApplyAsync(Change(2, Document(1, Passage(2, (1, 200)), Passage(4, (2, 40)))), Token);

        Assert.Equal([2, 3], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal([4], await FindIdsAsync(Lexical((2, 1))));
        Assert.Equal(3, (await Index.GetStateAsync(Token))!.Passages);
    }

    [Fact]
    public async Task Apply_WhenAccessChanged_AsksByTheNewList()
    {
        var passage = Passage(1, (1, 10));
        await BuildAsync(Document(1, ["staff"], [passage]));

        await Index.ApplyAsync(Change(2, Document(1, ["council"], [passage])), Token);

        Assert.Empty(await FindIdsAsync(Lexical((1, 1)).As(Core.Access.AccessScope.Of("staff"))));
        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1)).As(Core.Access.AccessScope.Of("council"))));
    }

    [Fact]
    public async Task Apply_WhenDocumentHasNoPassageLeft_FindsNoneOfIt()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));

        await Index.ApplyAsync(Change(2, Document(1)), Token);

        Assert.Equal([2], await FindIdsAsync(Lexical((1, 1))));
    }

    [Fact]
    public async Task Apply_WhenDocumentIsRemoved_FindsNoneOfIt()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));

        await Index.ApplyAsync(Removal(2, 2, 99), Token);

        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1))));
        Assert.Equal(new VectorIndexState(Specification, 2, 1), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Apply_WhenAppliedAgain_ChangesNothing()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));
        var change = new VectorIndexChange([Document(1, Passage(3, (1, 30)))], [Id(2)], 2);
        await Index.ApplyAsync(change, Token);
        var once = await FindAsync(Lexical((1, 1)));

        await Index.ApplyAsync(change, Token);

        Assert.Equal(once, await FindAsync(Lexical((1, 1))));
        Assert.Equal(new VectorIndexState(Specification, 2, 1), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Apply_WhenNothingChanged_MovesTheGeneration()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));

        await Index.ApplyAsync(Change(9), Token);

        Assert.Equal(new VectorIndexState(Specification, 9, 1), await Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Anything_WhenCancelled_EndsAsCancelled()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.QueryAsync(Lexical((1, 1)), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.ApplyAsync(Change(2, Document(2, Passage(2, (1, 20)))), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index.BeginRebuildAsync(Specification, cancelled));
        Assert.Equal([1], await FindIdsAsync(Lexical((1, 1))));
    }
}
