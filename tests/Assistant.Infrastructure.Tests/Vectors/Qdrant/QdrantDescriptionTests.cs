using Assistant.Core.Retrieval.Vectors;
using Xunit;
using static Assistant.Infrastructure.Tests.Vectors.Conformance.Passages;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

public sealed class QdrantDescriptionTests
{
    [Fact]
    public async Task Exchanges_OfALifeOfAnIndex_AreAsPublished()
    {
        var description = QdrantDescription.Required();
        await using var bed = await QdrantTestBed.StartAsync();
        var token = TestContext.Current.CancellationToken;
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        await bed.BuildAsync(Document(1, Passage(1, (1, 10))));
        await bed.Index.ApplyAsync(new VectorIndexChange([Document(2, Passage(2, (1, 20)))], [Id(1)], 2), token);
        await bed.Index.GetStateAsync(token);
        await bed.Index.QueryAsync(Lexical((1, 1)), token);
        Assert.Equal([Id(2)], await bed.Index.ReadDocumentIdsAsync(token).ToListAsync(token));

        Assert.Empty(bed.Server.Exchanges.SelectMany(description.Check));
        string[] operations =
        [
            .. bed.Server.Exchanges
                .Select(e => $"{e.Method} {string.Join('/', e.Path.Split('/').Select((part, i) => i == 2 && part != "aliases" ? "*" : part))}")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "DELETE /collections/*", "GET /", "GET /aliases", "GET /collections", "GET /collections/*", "PATCH /collections/*",
                "POST /collections/*/points/count", "POST /collections/*/points/delete", "POST /collections/*/points/query",
                "POST /collections/*/points/scroll", "POST /collections/aliases", "PUT /collections/*", "PUT /collections/*/index", "PUT /collections/*/points",
            ],
            operations);
    }
}
