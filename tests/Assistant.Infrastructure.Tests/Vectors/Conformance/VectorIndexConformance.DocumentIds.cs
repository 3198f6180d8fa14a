using Assistant.Core.Retrieval.Vectors;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Conformance;

public abstract partial class VectorIndexConformance
{
    [Fact]
    public async Task DocumentIds_WhenNeverBuilt_AreNone() => Assert.Empty(await ReadDocumentIdsAsync());

    [Fact]
    public async Task DocumentIds_WhenBuiltOfNothing_AreNone()
    {
        await BuildAsync();

        Assert.Empty(await ReadDocumentIdsAsync());
    }

    [Fact]
    public async Task DocumentIds_AfterChanges_AreThoseWithPassagesEachOnce()
    {
        await BuildAsync(
            Document(1, Passage(1, (1, 10)), Passage(2, (1, 20))),
            Document(2, Passage(3, (1, 30))),
            Document(3, Passage(4, (1, 40))),
            Document(4, Passage(5, (1, 50))));

        await Index.ApplyAsync(new VectorIndexChange([Document(1, Passage(2, (1, 21)), Passage(6, (1, 60))), Document(3), Document(5, Passage(7, (1, 70)))], [Id(2)], 2), Token);

        Assert.Equal([1, 4, 5], await ReadDocumentIdsAsync());
    }

    [Fact]
    public async Task DocumentIds_WhenAllDocumentsAreRemoved_AreNone()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));

        await Index.ApplyAsync(Removal(2, 1, 2), Token);

        Assert.Empty(await ReadDocumentIdsAsync());
    }

    [Fact]
    public async Task DocumentIds_OfSeveralPages_AreComplete()
    {
        // The passages of the first document lie at both ends: it is on the first page and on the last.
        const int Documents = 2_100;
        await BuildAsync([Document(1, Passage(1, (1, 10)), Passage(Documents + 1, (1, 20))), .. Enumerable.Range(2, Documents - 1).Select(i => Document(i, Passage(i, (1, 10))))]);

        Assert.Equal(Enumerable.Range(1, Documents), await ReadDocumentIdsAsync());
    }

    [Fact]
    public async Task DocumentIds_WhenCancelled_EndAsCancelled()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Index.ReadDocumentIdsAsync(new CancellationToken(canceled: true)).ToListAsync(Token));
    }

    /// <summary>As their numbers, ordered.</summary>
    private async Task<IReadOnlyList<int>> ReadDocumentIdsAsync()
    {
        var ids = await Index.ReadDocumentIdsAsync(Token).ToListAsync(Token);
        return [.. ids.Select(id => Convert.ToInt32(id, 16)).Order()];
    }
}
