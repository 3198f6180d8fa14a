using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Testing;
using Assistant.Testing.Qdrant;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

public sealed class QdrantVectorIndexTests
{
    private static readonly VectorQuery _hybrid = Lexical((1, 1)) with { Mode = SearchMode.Hybrid, Dense = new float[] { 1, 0, 0, 0 } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collection_IsMadeForFilteredSearchBeforeItsFirstPoint()
    {
        await using var bed = await QdrantTestBed.StartAsync(options: new QdrantOptions { TimeoutSeconds = 120, ReplicationFactor = 2, ShardNumber = 3, WriteConsistencyFactor = 2, WriteOrdering = "strong" });
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        var created = bed.Sent("PUT", bed.Server.Collections.Single()).Single().Request!.Value;
        var dense = created.GetProperty("vectors").GetProperty("dense");
        Assert.Equal(4, dense.GetProperty("size").GetInt32());
        Assert.Equal("Cosine", dense.GetProperty("distance").GetString());
        Assert.True(dense.GetProperty("quantization_config").GetProperty("scalar").GetProperty("always_ram").GetBoolean());
        Assert.Equal("idf", created.GetProperty("sparse_vectors").GetProperty("terms").GetProperty("modifier").GetString());
        Assert.Equal((3, 2, 2), (created.GetProperty("shard_number").GetInt32(), created.GetProperty("replication_factor").GetInt32(), created.GetProperty("write_consistency_factor").GetInt32()));
        var writes = bed.Server.Exchanges.Where(e => e.Method == "PUT").Select(e => e.Path.Split('/')[^1]).ToList();
        Assert.Equal(["index", "index", "index", "index", "index", "index", "points"], writes[1..]);
        Assert.Equal(
            ["access:keyword", "kind:keyword", "department:keyword", "documentId:keyword", "effective:datetime", "validUntil:integer"],
            bed.Sent("PUT", "/index").Select(e => $"{e.Request!.Value.GetProperty("field_name")}:{e.Request.Value.GetProperty("field_schema")}"));
        Assert.All(
            bed.Server.Exchanges.Where(e => e.Path.EndsWith("/points", StringComparison.Ordinal) || e.Path.EndsWith("/delete", StringComparison.Ordinal)),
            e => Assert.Equal(("true", "strong", "720"), (e.Query["wait"], e.Query["ordering"], e.Query["timeout"])));
    }

    [Fact]
    public async Task Points_HoldWhatAQueryNarrowsBy()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, ["staff", "総務課"], [Passage(0xABC, [1, 0, 0, 0], (5, 51)), Passage(2, [], (6, 255))], Core.Documents.DocumentKind.Guideline, "総務課"));

        var points = bed.Sent("PUT", "/points").Single().Request!.Value.GetProperty("points");
        Assert.Equal("00000000-0000-0000-0000-000000000abc", points[0].GetProperty("id").GetString());
        Assert.Equal("""{"indices":[5],"values":[0.2]}""", points[0].GetProperty("vector").GetProperty("terms").GetRawText());
        Assert.False(points[1].GetProperty("vector").TryGetProperty("dense", out _));
        var payload = points[0].GetProperty("payload");
        Assert.Equal(["documentId", "kind", "department", "effective", "access", "validUntil"], payload.EnumerateObject().Select(p => p.Name));
        Assert.Equal("guideline", payload.GetProperty("kind").GetString());
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), payload.GetProperty("effective").GetDateTimeOffset());
        Assert.Equal(["staff", "総務課"], payload.GetProperty("access").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public async Task Query_AsksTheServerToFilterAndFuse()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        var fusion = new FusionOptions(FusionMethod.ReciprocalRank, 1.5f, 0.5f, 40, 60);
        await bed.Index.QueryAsync((_hybrid with { Fusion = fusion }).As(AccessScope.Of("staff")), Token);
        await bed.Index.QueryAsync(_hybrid with { Fusion = fusion with { Method = FusionMethod.WeightedScores } }, Token);

        var bodies = bed.Sent("POST", "/points/query").Select(e => e.Request!.Value).ToList();
        Assert.Equal("""{"rrf":{"k":60,"weights":[1.5,0.5]}}""", bodies[0].GetProperty("query").GetRawText());
        Assert.Equal("""{"must":[{"key":"access","match":{"any":["staff"]}}]}""", bodies[0].GetProperty("filter").GetRawText());
        Assert.All(bodies[0].GetProperty("prefetch").EnumerateArray(), p => Assert.Equal(40, p.GetProperty("limit").GetInt32()));
        Assert.Equal("""{"formula":{"sum":[{"mult":[1.5,"$score[0]"]},{"mult":[0.5,"$score[1]"]}]}}""", bodies[1].GetProperty("query").GetRawText());
        Assert.False(bodies[1].TryGetProperty("filter", out _));
    }

    [Theory]
    [InlineData(false, 20_000, true)]
    [InlineData(false, 20_001, false)]
    [InlineData(true, 20_001, true)]
    public void Query_ComparesEveryVectorWhileThatIsCheap(bool always, int passages, bool exact)
    {
        var parameters = Infrastructure.Vectors.Qdrant.QdrantQueries.Build(Dense(1, 0, 0, 0), always, passages)!.Params!;

        Assert.Equal(exact, parameters.Exact);
        Assert.Equal(!exact, parameters.Quantization is { Rescore: true, Oversampling: > 1 });
    }

    [Fact]
    public async Task Query_WhenTheScopeHasNoCode_IsNotSent()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        var result = await bed.Index.QueryAsync(_hybrid.As(AccessScope.Nothing), Token);

        Assert.Empty(result.Hits);
        Assert.Empty(bed.Sent("POST", "/points/query"));
    }

    [Fact]
    public async Task Query_CountsThePassagesOnceInTenSeconds()
    {
        var clock = new ManualTimeProvider();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        var other = bed.Open();
        Assert.Equal(1, (await other.QueryAsync(_hybrid, Token)).Passages);

        await bed.Index.ApplyAsync(Change(2, Document(2, Passage(2, (1, 20)))), Token);

        Assert.Equal(2, (await bed.Index.QueryAsync(_hybrid, Token)).Passages);
        var known = await other.QueryAsync(_hybrid, Token);
        Assert.Equal((2, 1), (known.Hits.Count, known.Passages));
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(2, (await other.QueryAsync(_hybrid, Token)).Passages);
    }

    [Fact]
    public async Task Query_WhenTheCollectionGoesUnderIt_FollowsTheAliasAgain()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(new QdrantFault.Error(404, "query_points"));

        Assert.Single((await bed.Index.QueryAsync(_hybrid, Token)).Hits);
    }

    [Fact]
    public async Task Apply_WhenNeverBuilt_IsUnavailable()
    {
        await using var bed = await QdrantTestBed.StartAsync();

        var exception = await Assert.ThrowsAsync<AssistantException>(() => bed.Index.ApplyAsync(Change(1), Token));

        Assert.Equal("index_unavailable", exception.Code);
    }

    [Fact]
    public async Task Apply_WhenItFailsHalfway_KeepsTheGenerationAndIsCompletedByAnother()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        var change = Change(2, Document(1, Passage(2, (1, 20))));

        bed.Server.Enqueue(new QdrantFault.Error(400, "delete_points"));
        await Assert.ThrowsAsync<AssistantException>(() => bed.Index.ApplyAsync(change, Token));

        Assert.Equal(new VectorIndexState(Specification, 1, 2), await bed.Index.GetStateAsync(Token));
        await bed.Index.ApplyAsync(change, Token);
        Assert.Equal(new VectorIndexState(Specification, 2, 1), await bed.Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task DocumentIds_AskForNothingElse()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync([.. Enumerable.Range(1, 1_001).Select(i => Document(i, Passage(i, (1, 10))))]);

        Assert.Equal(1_001, await bed.Index.ReadDocumentIdsAsync(Token).CountAsync(Token));

        var pages = bed.Sent("POST", "/points/scroll").Select(e => e.Request!.Value.GetRawText());
        Assert.Equal(
            [
                """{"limit":1000,"with_payload":{"include":["documentId"]},"with_vector":false}""",
                """{"limit":1000,"offset":"00000000-0000-0000-0000-0000000003e9","with_payload":{"include":["documentId"]},"with_vector":false}""",
            ],
            pages);
    }

    [Fact]
    public async Task DocumentIds_WhenTheCollectionGoesUnderIt_AreUnavailable()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(new QdrantFault.Error(404, "scroll_points"));

        var exception = await Assert.ThrowsAsync<AssistantException>(async () => await bed.Index.ReadDocumentIdsAsync(Token).ToListAsync(Token));
        Assert.Equal("index_unavailable", exception.Code);
    }

    [Fact]
    public async Task State_WhenTheServerWasWiped_IsNull()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Wipe();

        Assert.Null(await bed.Index.GetStateAsync(Token));
        await Assert.ThrowsAsync<VectorIndexReplacedException>(() => bed.Index.QueryAsync(_hybrid, Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metadata":{"owner":"somebody else"}}""")]
    [InlineData("""{"metadata":{"format":"one","version":2}}""")]
    [InlineData("""{"metadata":{"format":1,"version":"v","dimensions":4,"created":"2026-04-01T00:00:00Z","generation":1}}""")]
    public async Task State_WhenTheCollectionIsNotOfThisFormat_IsNull(string body)
    {
        await using var bed = await QdrantTestBed.StartAsync();
        using var http = new HttpClient { BaseAddress = bed.Server.Address };
        (await http.PutAsync("collections/assistant", Json(body), Token)).EnsureSuccessStatusCode();

        Assert.Null(await bed.Index.GetStateAsync(Token));
    }

    private static StringContent Json(string body) => new(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}
