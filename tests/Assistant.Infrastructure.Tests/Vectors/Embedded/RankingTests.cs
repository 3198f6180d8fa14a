using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

public sealed class RankingTests : IDisposable
{
    private readonly EmbeddedIndexFixture _index = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_OfAnyKind_IsExactAsIfEveryPassageWereScored()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 1_500).Select(i => SampleVectors.Document(i, 8, 0, i % 7 == 0 ? "課1" : "staff"))]);

        for (var seed = 0; seed < 12; seed++)
        {
            await _index.AssertExactAsync(seed, top: 1 + (seed * 13 % 120));
            await _index.AssertExactAsync(seed, access: AccessScope.Of("課1"));
            await _index.AssertExactAsync(seed, access: AccessScope.Of("staff"), filters: new SearchFilters { Departments = ["課2"], Kinds = [DocumentKind.Plan, DocumentKind.Manual] });
        }
    }

    [Fact]
    public async Task Query_AfterManyChanges_IsExact()
    {
        var random = new Random(4);
        await _index.RebuildAsync([.. Enumerable.Range(1, 300).Select(i => SampleVectors.Document(i))]);
        for (var generation = 2; generation < 45; generation++)
        {
            var changed = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(1, 400)).Distinct().ToList();
            var removed = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(1, 500)).Except(changed);
            await _index.ApplyAsync(
                [.. changed.Select(i => SampleVectors.Document(i, random.Next(9), generation % 10))],
                [.. removed.Select(SampleVectors.Id)],
                generation);
            await _index.AssertExactAsync(generation, access: AccessScope.Of("staff"));
            Assert.InRange(_index.Files("*.segment").Length, 1, 24);
        }

        _index.Reopen();
        await _index.AssertExactAsync(1);
    }

    [Fact]
    public async Task Query_InAnIndexOfSeveralFullSegments_IsExact()
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 700).Select(i => SampleVectors.Document(i, 100))]);

        Assert.Equal(2, _index.Files("*.segment").Length);
        for (var seed = 0; seed < 5; seed++)
        {
            await _index.AssertExactAsync(seed, top: 100);
        }
    }

    [Fact]
    public async Task Query_WithFilters_FindsOnlyWhatIsAllowedAndWanted()
    {
        await _index.RebuildAsync(
        [
            SampleVectors.Document(1, 5, 0, "staff"),
            SampleVectors.Document(2, 5, 0, "課1", "admin"),
            SampleVectors.Document(3) with { Metadata = new DocumentMetadata { Title = "題", Access = [] } },
        ]);

        Assert.Equal("1", await FoundAsync(AccessScope.Of("staff")));
        Assert.Equal("2", await FoundAsync(AccessScope.Of("課1")));
        Assert.Equal("1, 2", await FoundAsync(AccessScope.Of("課1", "staff")));
        Assert.Equal("1, 2, 3", await FoundAsync(AccessScope.Everything));
        Assert.Empty(await FoundAsync(AccessScope.Nothing));
        Assert.Equal("2", await FoundAsync(AccessScope.Everything, new SearchFilters { DocumentIds = [SampleVectors.Id(2), "unknown"] }));
        Assert.Empty(await FoundAsync(AccessScope.Everything, new SearchFilters { DocumentIds = [SampleVectors.Id(10).ToUpperInvariant(), "unknown"] }));
        Assert.Empty(await FoundAsync(AccessScope.Of("staff"), new SearchFilters { DocumentIds = [SampleVectors.Id(2)] }));
        Assert.Equal("3", await FoundAsync(AccessScope.Everything, new SearchFilters { Kinds = [DocumentKind.Other] }));
        Assert.Equal("2", await FoundAsync(AccessScope.Everything, new SearchFilters { Departments = ["課2"] }));
    }

    [Theory]
    [InlineData(FusionMethod.ReciprocalRank)]
    [InlineData(FusionMethod.WeightedScores)]
    public async Task Hybrid_FusesBothListsAsDocumented(FusionMethod method)
    {
        await _index.RebuildAsync([.. Enumerable.Range(1, 200).Select(i => SampleVectors.Document(i))]);
        var query = SampleVectors.Query(3, SearchMode.Hybrid, 60) with { Fusion = SampleVectors.Fusion with { Method = method } };
        var lexical = await _index.Index.QueryAsync(query with { Mode = SearchMode.Lexical, Top = query.Fusion.Prefetch }, Cancellation);
        var dense = await _index.Index.QueryAsync(query with { Mode = SearchMode.Dense, Top = query.Fusion.Prefetch }, Cancellation);

        var hybrid = await _index.Index.QueryAsync(query, Cancellation);

        double Share(VectorHit hit, int position, double weight) => method == FusionMethod.WeightedScores
            ? weight * hit.Score
            : 1 / (((position + 1) / weight) + query.Fusion.K - 1);
        var expected = lexical.Hits.Select((h, i) => (h.ChunkId, Score: Share(h, i, query.Fusion.LexicalWeight)))
            .Concat(dense.Hits.Select((h, i) => (h.ChunkId, Score: Share(h, i, query.Fusion.DenseWeight))))
            .GroupBy(h => h.ChunkId, (id, shares) => new VectorHit(id, shares.Sum(s => s.Score)), StringComparer.Ordinal)
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.ChunkId, StringComparer.Ordinal)
            .Take(query.Top);
        Assert.Equal(expected, hybrid.Hits);
        Assert.Equal(lexical.DocumentFrequencies, hybrid.DocumentFrequencies);
    }

    [Fact]
    public async Task EqualScores_AreOrderedByChunkId()
    {
        var passage = SampleVectors.Document(1, 1).Passages[0];
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => SampleVectors.Id(i * 7919 % 40))];
        await _index.RebuildAsync([SampleVectors.Document(1) with { Passages = [.. ids.Select(id => passage with { ChunkId = id })] }]);
        var terms = passage.Terms.Select(t => new QueryTermWeight(t.Key, 1)).ToList();

        foreach (var mode in (SearchMode[])[SearchMode.Lexical, SearchMode.Dense])
        {
            var result = await _index.Index.QueryAsync(SampleVectors.Query(1, mode, 15) with { Terms = terms }, Cancellation);

            Assert.Equal(ids.Order(StringComparer.Ordinal).Take(15), result.Hits.Select(h => h.ChunkId));
        }
    }

    [Fact]
    public async Task Query_WithoutDenseValuesOrInAnIndexWithoutAny_FindsByTermsAlone()
    {
        await using (var rebuild = await _index.Index.BeginRebuildAsync(SampleVectors.Specification with { Dimensions = 0 }, Cancellation))
        {
            var document = SampleVectors.Document(1);
            await rebuild.AddAsync([document with { Passages = [.. document.Passages.Select(p => p with { Dense = default })] }], Cancellation);
            await rebuild.CommitAsync(1, Cancellation);
        }

        var query = SampleVectors.Query(1, SearchMode.Hybrid) with { Dense = default };
        var lexical = await _index.Index.QueryAsync(query with { Mode = SearchMode.Lexical }, Cancellation);
        Assert.NotEmpty(lexical.Hits);
        Assert.Equal(lexical.Hits.Select(h => h.ChunkId), (await _index.Index.QueryAsync(query, Cancellation)).Hits.Select(h => h.ChunkId));
        Assert.Empty((await _index.Index.QueryAsync(query with { Mode = SearchMode.Dense }, Cancellation)).Hits);
    }

    public void Dispose() => _index.Dispose();

    /// <returns>Numbers of the documents.</returns>
    private async Task<string> FoundAsync(AccessScope access, SearchFilters? filters = null)
    {
        var found = new SortedSet<int>();
        foreach (var mode in Enum.GetValues<SearchMode>())
        {
            var hits = (await _index.Index.QueryAsync(SampleVectors.Query(5, mode, 100, access, filters), Cancellation)).Hits;
            found.UnionWith(hits.Select(h => Convert.ToInt32(h.ChunkId[^8..], 16) / 1_000));
        }

        return string.Join(", ", found);
    }
}
