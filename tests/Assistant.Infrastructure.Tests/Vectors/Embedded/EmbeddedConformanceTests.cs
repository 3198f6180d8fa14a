using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Tests.Vectors.Conformance;
using Assistant.Infrastructure.Vectors.Embedded;
using Assistant.Testing;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

public sealed class EmbeddedConformanceTests : VectorIndexConformance
{
    private readonly TemporaryFolder _folder = new();
    private EmbeddedVectorIndex _index = null!;

    [Fact]
    public async Task DocumentIds_WhenTheIndexIsReplacedMeanwhile_AreReadToTheirEnd()
    {
        await BuildAsync(Document(1, Passage(1, (1, 10))), Document(2, Passage(2, (1, 20))));
        await using var ids = Index.ReadDocumentIdsAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await ids.MoveNextAsync());
        var first = ids.Current;

        await BuildAsync(Document(3, Passage(3, (1, 30))));

        Assert.True(await ids.MoveNextAsync());
        Assert.Equal([Id(1), Id(2)], new[] { first, ids.Current }.Order(StringComparer.Ordinal));
    }

    protected override ValueTask<IVectorIndex> OpenAsync()
    {
        _index = new EmbeddedVectorIndex(_folder.Combine("index"));
        return ValueTask.FromResult<IVectorIndex>(_index);
    }

    protected override ValueTask CloseAsync()
    {
        _index.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
