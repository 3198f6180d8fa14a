using System.Net;
using Assistant.Api.Tests.Support;
using Assistant.Core.Errors;

namespace Assistant.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Healthz_IsAlive()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();

        Assert.Equal("""{"status":"alive"}""", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Readyz_AllWell_NamesEveryPart()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();

        Assert.Equal(
            """{"status":"ready","database":{"state":"ok","code":null},"index":{"state":"ok","code":null},"model":{"state":"none","code":null},"embedding":{"state":"none","code":null},"reranker":{"state":"none","code":null},"ingestion":{"state":"none","code":null},"guideline":{"state":"ok","code":null},"provider":{"state":"none","code":null}}""",
            await client.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Readyz_NothingIndexed_IsReadyAndSaysSo()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();
        server.Search.Passages = 0;

        var ready = await (await client.GetAsync("/readyz", TestContext.Current.CancellationToken)).ReadJsonAsync();

        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal("empty", ready.GetProperty("index").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Readyz_PartsFail_Is503WithCodesAndNoSecret()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();
        server.Search.Failure = new AssistantException("index_unavailable", "索引を開けません。");
        server.Documents.Failure = new InvalidOperationException("Data Source=/secret/place");

        var response = await client.GetAsync("/readyz", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            """{"status":"not_ready","database":{"state":"failed","code":"check_failed"},"index":{"state":"failed","code":"index_unavailable"},"model":{"state":"none","code":null},"embedding":{"state":"none","code":null},"reranker":{"state":"none","code":null},"ingestion":{"state":"none","code":null},"guideline":{"state":"ok","code":null},"provider":{"state":"none","code":null}}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
