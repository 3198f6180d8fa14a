using System.Net;
using System.Text.RegularExpressions;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Api.Tests.Search;

public sealed partial class SearchTests
{
    [Fact]
    public async Task Search_Found_ReturnsTheContractLetterForLetter()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.PostJsonAsync("/api/v1/search", """{"query":" 延べ利用者数 "}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """
            {"query":"延べ利用者数","mode":"lexical","hits":[{"rank":1,"score":4.5,"documentId":"d1","title":"DX推進計画","kind":"plan",
            "uri":"d1.md","page":7,"headingPath":["第3章","目標"],"text":"延べ利用者数は1,000人とする。"}],"elapsedMs":0}
            """.ReplaceLineEndings(string.Empty),
            Elapsed().Replace(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "\"elapsedMs\":0"));
    }

    [Fact]
    public async Task Search_WithTopAndFilters_PassesThemWithThePersonsScope()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Dx);

        await client.PostJsonAsync("/api/v1/search", """{"query":"a","top":3,"filters":{"kinds":["manual"]}}""");

        var request = Assert.Single(server.Search.Requests);
        Assert.Equal(3, request.Top);
        Assert.Equal([DocumentKind.Manual], request.Filters!.Kinds);
        Assert.False(request.Access.All);
        Assert.Equal(["dx", "staff"], request.Access.Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Search_WithModeAndExplain_PassesThem()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await client.PostJsonAsync("/api/v1/search", """{"query":"a","mode":"dense","explain":true}""");
        await client.PostJsonAsync("/api/v1/search", """{"query":"a"}""");

        Assert.Equal([(SearchMode.Dense, true), (SearchMode.Hybrid, false)], server.Search.Requests.Select(r => (r.Mode, r.Explain)));
    }

    [Fact]
    public async Task Search_Explained_SaysWhyByHit()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Search.Explanation = new HitExplanation(1, 2.5, null, null, null, [new TermExplanation("利用者", TermClass.Word, TermOrigin.Synonym, 0.5, 5, 1, 0, 1, 2.5)], ["c9"]);

        var response = await client.PostJsonAsync("/api/v1/search", """{"query":"利用者","explain":true}""");

        Assert.Contains(
            """
            "explanation":{"lexicalRank":1,"lexicalScore":2.5,"denseRank":null,"denseScore":null,"rerankScore":null,
            "terms":[{"text":"利用者","class":"word","origin":"synonym","weight":0.5,"rarity":5,"impact":1,"inContext":0,"inBody":1,"score":2.5}],"nearDuplicates":["c9"]}
            """.ReplaceLineEndings(string.Empty),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":" 　"}""", "query_empty")]
    [InlineData("""{"query":"a","top":0}""", "top_out_of_range")]
    [InlineData("""{"query":"a","top":101}""", "top_out_of_range")]
    public async Task Search_OutOfRange_IsRefused(string body, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.PostJsonAsync("/api/v1/search", body)).AssertProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty(server.Search.Requests);
    }

    [Fact]
    public async Task Search_LongerThanAQuestion_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.PostJsonAsync("/api/v1/search", $$"""{"query":"{{new string('a', 10_001)}}"}""");

        await response.AssertProblemAsync(HttpStatusCode.BadRequest, "query_too_long");
    }

    [Fact]
    public async Task Search_IndexUnavailable_Is503()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Search.Failure = new AssistantException("index_unavailable", "索引を開けません。");

        await (await client.PostJsonAsync("/api/v1/search", """{"query":"a"}""")).AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "index_unavailable");
    }

    [GeneratedRegex("\"elapsedMs\":[0-9]+")]
    private static partial Regex Elapsed();
}
