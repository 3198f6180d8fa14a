using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Embedded;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

/// <summary>What a process that ended at any moment, or a bad disk, leaves behind.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly EmbeddedIndexFixture _index = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Apply_EndedAfterAnyStep_LeavesTheIndexAsItWasBeforeOrIsAfter()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 20).Select(i => SampleVectors.Document(i))]);
        using var before = Copy();
        await _index.ApplyAsync([SampleVectors.Document(1, 3, 1)], [SampleVectors.Id(2)], 2);
        var written = _index.Files("*").Except(before.Files.Select(f => f.Replace(before.Path, _index.Path, StringComparison.Ordinal)), StringComparer.Ordinal)
            .Append(Path.Combine(_index.Path, "CURRENT.tmp"))
            .ToList();
        Assert.Equal(3, written.Count);
        var manifest = await File.ReadAllBytesAsync(Path.Combine(_index.Path, "CURRENT"), Cancellation);

        // Each file may have been written in part; those before it are whole.
        for (var step = 0; step < written.Count; step++)
        {
            foreach (var share in (double[])[0, 0.1, 0.5, 0.99, 1])
            {
                using var crashed = Copy(before.Path);
                for (var i = 0; i <= step; i++)
                {
                    var content = i == written.Count - 1 ? manifest : await File.ReadAllBytesAsync(written[i], Cancellation);
                    var part = content.AsMemory(0, i < step ? content.Length : (int)(content.Length * share));
                    await File.WriteAllBytesAsync(written[i].Replace(_index.Path, crashed.Path, StringComparison.Ordinal), part, Cancellation);
                }

                using var index = new EmbeddedVectorIndex(crashed.Path);
                Assert.Equal(new VectorIndexState(SampleVectors.Specification, 1, 100), await index.GetStateAsync(Cancellation));
                await index.ApplyAsync(new VectorIndexChange([SampleVectors.Document(1, 3, 1)], [SampleVectors.Id(2)], 2), Cancellation);
                Assert.Equal(new VectorIndexState(SampleVectors.Specification, 2, 93), await index.GetStateAsync(Cancellation));
                Assert.Equal(_index.Files("*").Length, Directory.GetFiles(crashed.Path, "*", SearchOption.AllDirectories).Length);
            }
        }

        // The manifest is in its place, nothing is swept yet.
        using var committed = Copy(before.Path);
        foreach (var file in _index.Files("*"))
        {
            File.Copy(file, file.Replace(_index.Path, committed.Path, StringComparison.Ordinal), overwrite: true);
        }

        using var after = new EmbeddedVectorIndex(committed.Path);
        Assert.Equal(new VectorIndexState(SampleVectors.Specification, 2, 93), await after.GetStateAsync(Cancellation));
    }

    [Fact]
    public async Task BrokenIndex_BuiltAnew_AnswersAgain()
    {
        await _index.RebuildAsync([SampleVectors.Document(1)]);
        await File.WriteAllTextAsync(Path.Combine(_index.Path, "CURRENT"), "vector-index 2", Cancellation);
        Assert.Null(await _index.Index.GetStateAsync(Cancellation));

        await _index.RebuildAsync([SampleVectors.Document(1)], 3);

        Assert.Equal(new VectorIndexState(SampleVectors.Specification, 3, 5), await _index.Index.GetStateAsync(Cancellation));
        await _index.AssertExactAsync(1);
    }

    [Fact]
    public async Task File_CutShortOrMissingOrWithAnotherBit_IsNoIndex()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 20).Select(i => SampleVectors.Document(i))]);
        await _index.ApplyAsync([SampleVectors.Document(1, 3, 1)], [], 2);
        var random = new Random(3);
        foreach (var file in _index.Files("*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var content = await File.ReadAllBytesAsync(file, Cancellation);
            for (var round = 0; round < 40; round++)
            {
                var broken = content.ToArray();
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
                await AssertBrokenAsync(file, round % 2 == 0 ? broken : content[..random.Next(content.Length)]);
            }

            await AssertBrokenAsync(file, [.. content, 0]);
            await AssertBrokenAsync(file, null);
        }
    }

    [Fact]
    public async Task LargeSegment_WithAnotherBit_IsNeverScored()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 3_000).Select(i => SampleVectors.Document(i, 6))]);
        var file = Assert.Single(_index.Files("*.segment"));
        var content = await File.ReadAllBytesAsync(file, Cancellation);
        Assert.True(content.Length > 4 << 20);
        var random = new Random(8);
        var noticed = 0;
        for (var round = 0; round < 25; round++)
        {
            var place = random.Next(content.Length);
            content[place] ^= 16;
            await File.WriteAllBytesAsync(file, content, Cancellation);
            _index.Reopen();
            try
            {
                await _index.AssertExactAsync(round, top: 100);
            }
            catch (VectorIndexReplacedException)
            {
                noticed++;
                Assert.Null(await _index.Index.GetStateAsync(Cancellation));
            }

            content[place] ^= 16;
        }

        Assert.True(noticed > 0);
    }

    /// <summary>A change reads the postings of what it replaces: damage that it meets first must show as no index, not block every change.</summary>
    [Fact]
    public async Task LargeSegment_DamageThatAChangeMeets_ShowsAsNoIndex()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 3_000).Select(i => SampleVectors.Document(i, 6))]);
        var file = Assert.Single(_index.Files("*.segment"));
        var intact = await File.ReadAllBytesAsync(file, Cancellation);
        var noticed = 0;
        for (var place = 1; place < 40; place++)
        {
            var content = (byte[])intact.Clone();
            content[content.Length / 40 * place] ^= 16;
            await File.WriteAllBytesAsync(file, content, Cancellation);
            using var copy = Copy();
            using var index = new EmbeddedVectorIndex(copy.Path);
            try
            {
                await index.ApplyAsync(new VectorIndexChange([], [.. Enumerable.Range(1, 500).Select(i => SampleVectors.Document(i, 6).Id)], 2), Cancellation);
            }
            catch (AssistantException exception)
            {
                noticed++;
                Assert.Equal("index_unavailable", exception.Code);
                Assert.Null(await index.GetStateAsync(Cancellation));
            }
        }

        Assert.True(noticed > 0);
    }

    [Fact]
    public async Task Rebuild_OfAProcessThatEnded_IsSweptAndOneUnderWayIsNot()
    {
        await _index.RebuildAsync([SampleVectors.Document(1)]);
        await using var rebuild = await _index.Index.BeginRebuildAsync(SampleVectors.Specification, Cancellation);
        await rebuild.AddAsync([SampleVectors.Document(2, 3)], Cancellation);
        var leftover = Directory.CreateDirectory(Path.Combine(_index.Path, "r-ended"));
        await File.WriteAllTextAsync(Path.Combine(leftover.FullName, "a.segment"), "half", Cancellation);

        await _index.ApplyAsync([SampleVectors.Document(3)], [], 2);

        Assert.False(Directory.Exists(leftover.FullName));
        await rebuild.CommitAsync(1, Cancellation);
        Assert.Equal(new VectorIndexState(SampleVectors.Specification, 1, 3), await _index.Index.GetStateAsync(Cancellation));
        Assert.Single(Directory.GetDirectories(_index.Path));
    }

    [Fact]
    public async Task Apply_ThatFails_ChangesNothingAndLeavesNothingBehind()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 20).Select(i => SampleVectors.Document(i))]);
        var files = _index.Files("*");
        var unfit = SampleVectors.Document(3);
        unfit = unfit with { Passages = [unfit.Passages[0] with { Dense = new float[3] }] };

        await Assert.ThrowsAsync<ArgumentException>(() => _index.Index.ApplyAsync(new VectorIndexChange([SampleVectors.Document(1, 3, 1), unfit], [SampleVectors.Id(2)], 2), Cancellation));

        Assert.Equal(files, _index.Files("*"));
        await _index.AssertExactAsync(1);
    }

    [Fact]
    public async Task Rebuild_NotCommitted_LeavesNothingBehind()
    {
        await _index.RebuildAsync([SampleVectors.Document(1)]);
        await using (var rebuild = await _index.Index.BeginRebuildAsync(SampleVectors.Specification, Cancellation))
        {
            await rebuild.AddAsync([SampleVectors.Document(2)], Cancellation);
        }

        Assert.Single(Directory.GetDirectories(_index.Path));
        Assert.Equal(new VectorIndexState(SampleVectors.Specification, 1, 5), await _index.Index.GetStateAsync(Cancellation));
    }

    public void Dispose() => _index.Dispose();

    private async Task AssertBrokenAsync(string file, byte[]? content)
    {
        using var copy = Copy();
        var broken = file.Replace(_index.Path, copy.Path, StringComparison.Ordinal);
        File.Delete(broken);
        if (content is not null)
        {
            await File.WriteAllBytesAsync(broken, content, Cancellation);
        }

        using var index = new EmbeddedVectorIndex(copy.Path);
        Assert.Null(await index.GetStateAsync(Cancellation));
        await Assert.ThrowsAsync<VectorIndexReplacedException>(() => index.QueryAsync(SampleVectors.Query(1, SearchMode.Hybrid), Cancellation));
    }

    private FolderCopy Copy(string? source = null) => new(source ?? _index.Path);
}
