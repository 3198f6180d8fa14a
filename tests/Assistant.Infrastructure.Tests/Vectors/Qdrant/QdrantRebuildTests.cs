using Assistant.Core.Errors;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant;
using Assistant.Infrastructure.Vectors.Qdrant.Client;
using Assistant.Testing;
using Assistant.Testing.Qdrant;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

public sealed class QdrantRebuildTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_LeavesOneCollectionBehindTheAlias()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        var first = Assert.Single(bed.Server.Collections);

        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        Assert.NotEqual(first, Assert.Single(bed.Server.Collections));
        var change = bed.Sent("POST", "/collections/aliases")[^1].Request!.Value.GetProperty("actions");
        Assert.Equal("assistant", Assert.Single(change.EnumerateArray()).GetProperty("create_alias").GetProperty("alias_name").GetString());
    }

    [Fact]
    public async Task Dispose_WithoutCommit_LeavesNothing()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        var before = bed.Server.Collections;

        await using (var rebuild = await bed.Index.BeginRebuildAsync(Specification, Token))
        {
            await rebuild.AddAsync([Document(2, Passage(2, (1, 20)))], Token);
            Assert.Equal(2, bed.Server.Collections.Count);
        }

        Assert.Equal(before, bed.Server.Collections);
    }

    [Fact]
    public async Task Begin_WhenItFailsHalfway_LeavesNothing()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        bed.Server.Enqueue(new QdrantFault.Error(400, "create_field_index"));

        await Assert.ThrowsAsync<AssistantException>(() => bed.Index.BeginRebuildAsync(Specification, Token));

        Assert.Empty(bed.Server.Collections);
    }

    [Fact]
    public async Task Commit_WhenPointsAreMissing_KeepsTheOldIndex()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        await using (var rebuild = await bed.Index.BeginRebuildAsync(Specification, Token))
        {
            bed.Server.Enqueue(new QdrantFault.Error(400, "upsert_points"));
            await Assert.ThrowsAsync<AssistantException>(() => rebuild.AddAsync([Document(2, Passage(2, (1, 20)))], Token));

            var exception = await Assert.ThrowsAsync<AssistantException>(() => rebuild.CommitAsync(2, Token));

            Assert.Equal("index_unavailable", exception.Code);
        }

        Assert.Equal(1, (await bed.Index.GetStateAsync(Token))!.Generation);
        Assert.Single(bed.Server.Collections);
    }

    [Fact]
    public async Task Dispose_WhenTheSwitchHappenedButItsAnswerNeverCame_KeepsTheNewIndex()
    {
        await using var bed = await QdrantTestBed.StartAsync(new Models.ImpatientClock());
        await using (var rebuild = await bed.Index.BeginRebuildAsync(Specification, Token))
        {
            await rebuild.AddAsync([Document(2, Passage(2, (1, 20)))], Token);
            bed.Server.Enqueue([.. Enumerable.Repeat(new QdrantFault.LoseAnswer("update_aliases"), 5)]);
            await Assert.ThrowsAsync<AssistantException>(() => rebuild.CommitAsync(2, Token));
        }

        Assert.Equal(new VectorIndexState(Specification, 2, 1), await bed.Index.GetStateAsync(Token));
    }

    [Fact]
    public async Task Commit_WhenTheOldCollectionStays_IsDoneAndALaterRebuildRemovesIt()
    {
        var clock = new ManualTimeProvider();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));

        bed.Server.Enqueue(new QdrantFault.Error(400, "delete_collection"));
        await bed.BuildAsync(Document(1, Passage(2, (1, 10))));

        Assert.Equal(2, bed.Server.Collections.Count);
        Assert.Contains("a later rebuild removes it", Assert.Single(bed.Log.Lines).Message, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(25));
        await bed.BuildAsync(Document(1, Passage(3, (1, 10))));

        Assert.Single(bed.Server.Collections);
    }

    [Fact]
    public async Task Begin_RemovesAbandonedRebuildsOfItsOwnAliasOnly()
    {
        var clock = new ManualTimeProvider();
        await using var bed = await QdrantTestBed.StartAsync(clock);
        await using var abandoned = await bed.Index.BeginRebuildAsync(Specification, Token);
        var old = Assert.Single(bed.Server.Collections);
        using var client = new QdrantClient(QdrantConnection.From(new QdrantOptions { Url = bed.Server.Address.ToString() }), TimeProvider.System);
        var created = QdrantMetadata.New(Specification, clock.GetUtcNow());
        string[] others = [QdrantLayout.NewCollection("assistant-test"), "assistant-notes", "unrelated"];
        foreach (var name in others)
        {
            await client.CreateCollectionAsync(name, QdrantLayout.Collection(new QdrantOptions(), created), Token);
        }

        clock.Advance(TimeSpan.FromHours(23));
        await using var live = await bed.Index.BeginRebuildAsync(Specification, Token);
        Assert.Equal(5, bed.Server.Collections.Count);

        clock.Advance(TimeSpan.FromHours(2));
        await using var next = await bed.Index.BeginRebuildAsync(Specification, Token);

        Assert.Equal(5, bed.Server.Collections.Count);
        Assert.DoesNotContain(old, bed.Server.Collections);
        Assert.Subset(bed.Server.Collections.ToHashSet(StringComparer.Ordinal), others.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Add_DividesWhatIsTooMuchForOneRequest()
    {
        await using var bed = await QdrantTestBed.StartAsync();
        var document = Document(1, [.. Enumerable.Range(1, 1_200).Select(i => Passage(i, (1, 1 + (i % 255))))]);

        await bed.BuildAsync(document);

        Assert.Equal([500, 500, 200], bed.Sent("PUT", "/points").Select(e => e.Request!.Value.GetProperty("points").GetArrayLength()));
        Assert.Equal(1_200, (await bed.Index.GetStateAsync(Token))!.Passages);
    }

    [Fact]
    public void Batches_StayBelowWhatTheServerTakes()
    {
        // The longest that numbers, keys and codes get.
        (uint, int)[] terms = [.. Enumerable.Range(0, 4_000).Select(i => (uint.MaxValue - (uint)i, 1 + (i % 254)))];
        var dense = Enumerable.Repeat(-1.2345678e-20f, 4_096).ToArray();
        var documents = Enumerable.Range(1, 4).Select(d => Document(d, [new string('課', 200)], [.. Enumerable.Range(1, 60).Select(i => Passage((d * 1_000) + i, dense, terms))])).ToList();

        var sizes = QdrantPoints.Batches(documents)
            .Select(batch => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new UpsertPoints(batch), QdrantJson.Default.UpsertPoints).Length)
            .ToList();

        Assert.True(sizes.Count > 1);
        Assert.All(sizes, size => Assert.InRange(size, 1, QdrantClient.MostBytes));
    }
}
