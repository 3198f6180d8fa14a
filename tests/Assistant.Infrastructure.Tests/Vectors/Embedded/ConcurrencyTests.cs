using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Embedded;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly EmbeddedIndexFixture _index = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_OfOneIndex_IsSeenByTheNextQueryOfAnother()
    {
        using var other = _index.Open();
        Assert.Null(await other.GetStateAsync(Cancellation));
        await _index.RebuildAsync([SampleVectors.Document(1)]);
        for (var generation = 2; generation < 100; generation++)
        {
            var (writer, reader) = generation % 2 == 0 ? (_index.Index, other) : (other, _index.Index);
            await writer.ApplyAsync(new VectorIndexChange([SampleVectors.Document(generation, 1)], [], generation), Cancellation);

            Assert.Equal(new VectorIndexState(SampleVectors.Specification, generation, generation + 4), await reader.GetStateAsync(Cancellation));
            Assert.Equal(generation + 4, (await reader.QueryAsync(SampleVectors.Query(1, SearchMode.Hybrid), Cancellation)).Passages);
        }

        await _index.RebuildAsync([SampleVectors.Document(7)], 200);
        Assert.Equal(200, (await other.GetStateAsync(Cancellation))!.Generation);
    }

    [Fact]
    public async Task Queries_WhileOthersApplyMergeAndRebuild_EachSeeOneCommitWhole()
    {
        // Every document has two passages at all times, so that an odd number would be half a change.
        await _index.RebuildAsync([.. Enumerable.Range(1, 50).Select(i => SampleVectors.Document(i, 2))]);
        using var other = _index.Open();
        var writers = Task.WhenAll(WriteAsync(_index.Index, 1), WriteAsync(other, 2));
        var queries = 0;
        async Task QueryAsync(EmbeddedVectorIndex index, int seed)
        {
            while (!writers.IsCompleted)
            {
                var result = await index.QueryAsync(SampleVectors.Query(seed++ % 20, (SearchMode)(seed % 3), 20), Cancellation);
                Assert.Equal(0, result.Passages % 2);
                Assert.NotEmpty(result.Hits);
                Assert.Distinct(result.Hits.Select(h => h.ChunkId));
                Interlocked.Increment(ref queries);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => QueryAsync(i % 2 == 0 ? _index.Index : other, i), Cancellation)));
        await writers;

        Assert.True(queries > 0);
        var state = await other.GetStateAsync(Cancellation);
        Assert.Equal(state, await _index.Index.GetStateAsync(Cancellation));
        Assert.InRange(_index.Files("*.segment").Length, 1, 24);
        Assert.Single(Directory.GetDirectories(_index.Path));
    }

    [Fact]
    public async Task Query_UnderWayWhenTheIndexIsDisposed_EndsWithItsResult()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 3_000).Select(i => SampleVectors.Document(i))]);
        var query = SampleVectors.Query(1, SearchMode.Hybrid);
        var expected = await _index.Index.QueryAsync(query, Cancellation);
        for (var round = 0; round < 20; round++)
        {
            var index = _index.Open();
            var running = index.QueryAsync(query, Cancellation);
            index.Dispose();

            Assert.Equal(expected.Hits, (await running).Hits);
            await Assert.ThrowsAsync<ObjectDisposedException>(() => index.QueryAsync(query, Cancellation));
        }
    }

    [Fact]
    public async Task Apply_CancelledWhileAnotherWrites_ChangesNothing()
    {
        await _index.RebuildAsync([SampleVectors.Document(1)]);
        using (new FileStream(Path.Combine(_index.Path, "write.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var waiting = _index.Index.ApplyAsync(new VectorIndexChange([SampleVectors.Document(2)], [], 2), cancelled.Token);
            Assert.False(waiting.IsCompleted);
            await cancelled.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.Equal(new VectorIndexState(SampleVectors.Specification, 1, 5), await _index.Index.GetStateAsync(Cancellation));
    }

    [Fact]
    public async Task Index_NeverBuilt_IsUnavailable()
    {
        Assert.Null(await _index.Index.GetStateAsync(Cancellation));
        await Assert.ThrowsAsync<VectorIndexReplacedException>(() => _index.Index.QueryAsync(SampleVectors.Query(1, SearchMode.Hybrid), Cancellation));
        Assert.Equal("index_unavailable", (await Assert.ThrowsAsync<AssistantException>(() => _index.Index.ApplyAsync(new VectorIndexChange([], [], 1), Cancellation))).Code);
    }

    [Fact]
    public async Task Folder_ThatIsAFile_IsUnavailable()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_index.Path)!);
        await File.WriteAllTextAsync(_index.Path, "no folder", Cancellation);

        Assert.Equal("index_unavailable", (await Assert.ThrowsAsync<AssistantException>(() => _index.Index.BeginRebuildAsync(SampleVectors.Specification, Cancellation))).Code);
    }

    public void Dispose() => _index.Dispose();

    private static async Task WriteAsync(EmbeddedVectorIndex index, int seed)
    {
        var random = new Random(seed);
        for (var generation = 2; generation < 100; generation++)
        {
            if (generation % 40 == 0)
            {
                await using var rebuild = await index.BeginRebuildAsync(SampleVectors.Specification, Cancellation);
                await rebuild.AddAsync([.. Enumerable.Range(1, 50).Select(i => SampleVectors.Document(i, 2))], Cancellation);
                await rebuild.CommitAsync(generation, Cancellation);
            }
            else
            {
                var changed = SampleVectors.Document(random.Next(1, 80), 2, generation % 10);
                await index.ApplyAsync(new VectorIndexChange([changed], [SampleVectors.Id(random.Next(80, 90))], generation), Cancellation);
            }
        }
    }
}
