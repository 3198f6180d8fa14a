using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

public sealed class MergeTests : IDisposable
{
    private readonly EmbeddedIndexFixture _index = new();

    [Fact]
    public async Task SmallChange_OfALargeIndex_LeavesTheLargeSegmentAsItIs()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 1_000).Select(i => SampleVectors.Document(i))]);
        var large = Assert.Single(_index.Files("*.segment"));
        var written = File.GetLastWriteTimeUtc(large);

        for (var i = 1; i <= 30; i++)
        {
            await _index.ApplyAsync([SampleVectors.Document(i, 3, 1)], [], i + 1);
        }

        Assert.Contains(large, _index.Files("*.segment"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(large));
        Assert.InRange(_index.Files("*.segment").Length, 2, 9);
        await _index.AssertExactAsync(1);
    }

    [Fact]
    public async Task Segment_OfWhichMoreThanAFifthIsDeleted_IsWrittenAnew()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 100).Select(i => SampleVectors.Document(i))]);
        var first = Assert.Single(_index.Files("*.segment"));

        await _index.ApplyAsync([], [.. Enumerable.Range(1, 20).Select(SampleVectors.Id)], 2);
        Assert.Equal(first, Assert.Single(_index.Files("*.segment")));
        Assert.Single(_index.Files("*.deletes"));

        await _index.ApplyAsync([], [SampleVectors.Id(21)], 3);
        Assert.NotEqual(first, Assert.Single(_index.Files("*.segment")));
        Assert.Empty(_index.Files("*.deletes"));
        await _index.AssertExactAsync(1, top: 100);
    }

    [Fact]
    public async Task Segment_OfWhichAllIsDeleted_IsRemoved()
    {
        await _index.RebuildAsync([SampleVectors.Document(1)]);
        await _index.ApplyAsync([], [SampleVectors.Id(1)], 2);

        Assert.Empty(_index.Files("*.segment"));
        await _index.AssertExactAsync(1);
        await _index.ApplyAsync([SampleVectors.Document(1)], [], 3);
        await _index.AssertExactAsync(1);
    }

    [Fact]
    public async Task Document_LargerThanASegment_IsFoundWholeAndReplacedWhole()
    {
        await _index.RebuildAsync([SampleVectors.Document(1, 70_000)]);
        Assert.Equal(2, _index.Files("*.segment").Length);
        await _index.AssertExactAsync(1, top: 200);

        await _index.ApplyAsync([SampleVectors.Document(1, 2)], [], 2);

        Assert.Single(_index.Files("*.segment"));
        await _index.AssertExactAsync(1);
    }

    public void Dispose() => _index.Dispose();
}
