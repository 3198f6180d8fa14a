using System.Text.Json;
using Assistant.Infrastructure.Tests.Vectors.Qdrant;
using Assistant.Testing.OpenApi;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.OpenApi;

/// <summary>The check itself: what is wrong is refused, or every test that relies on it says nothing.</summary>
public sealed class OpenApiDescriptionTests
{
    private const string Description = """
        {"paths":{"/things/{id}":{"put":{
          "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}},{"name":"wait","in":"query","schema":{"type":"boolean"}},{"name":"n","in":"query","required":true,"schema":{"type":"integer","minimum":1}}],
          "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
          "responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{"result":{"type":"boolean"}}}}},"description":""},"4XX":{"content":{"application/json":{"schema":{"type":"object","required":["error"]}}}}}}}},
         "components":{"schemas":{"Thing":{"type":"object","required":["name"],"properties":{
          "name":{"type":"string","minLength":2},"kind":{"type":"string","enum":["a","b"]},"count":{"type":"integer","format":"uint8","maximum":100,"nullable":true},
          "tags":{"type":"array","items":{"type":"string"},"uniqueItems":true,"minItems":1},"id":{"type":"string","format":"uuid"},"at":{"type":"string","format":"date-time"},
          "part":{"anyOf":[{"$ref":"#/components/schemas/Part"},{"nullable":true}]},"more":{"type":"object","additionalProperties":{"type":"number","format":"float"}}}},
          "Part":{"oneOf":[{"type":"integer"},{"type":"object","required":["x"],"properties":{"x":{"type":"number"}},"additionalProperties":false}]}}}}
        """;

    [Theory]
    [InlineData("""{"name":"ab"}""")]
    [InlineData("""{"name":"ab","kind":"b","count":null,"tags":["x","y"],"id":"550e8400-e29b-41d4-a716-446655440000","at":"2026-04-01T00:00:00Z","part":{"x":1.5},"more":{"any":0.5}}""")]
    [InlineData("""{"name":"ab","count":100,"part":3}""")]
    [InlineData("""{"name":"ab","part":null}""")]
    public void Request_WhenAsDescribed_IsTaken(string body) => Assert.Empty(Check(body));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":1}""")]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":"ab","nmae":"ab"}""")]
    [InlineData("""{"name":"ab","kind":"c"}""")]
    [InlineData("""{"name":"ab","count":101}""")]
    [InlineData("""{"name":"ab","count":-1}""")]
    [InlineData("""{"name":"ab","count":1.5}""")]
    [InlineData("""{"name":"ab","count":"1"}""")]
    [InlineData("""{"name":"ab","tags":[]}""")]
    [InlineData("""{"name":"ab","tags":["x","x"]}""")]
    [InlineData("""{"name":"ab","tags":[1]}""")]
    [InlineData("""{"name":"ab","id":"550e"}""")]
    [InlineData("""{"name":"ab","at":"yesterday"}""")]
    [InlineData("""{"name":"ab","part":{"x":1,"y":2}}""")]
    [InlineData("""{"name":"ab","part":"x"}""")]
    [InlineData("""{"name":"ab","more":{"any":"x"}}""")]
    public void Request_WhenWrong_IsRefused(string body) => Assert.Single(Check(body));

    [Fact]
    public void Exchange_WhenItsFrameIsWrong_IsRefused()
    {
        var right = Exchange("""{"name":"ab"}""");

        Assert.Empty(Check(right));
        Assert.Single(Check(right with { Method = "POST" }));
        Assert.Single(Check(right with { Path = "/things" }));
        Assert.Single(Check(right with { Path = "/things/" }));
        Assert.Single(Check(right with { Request = null }));
        Assert.Single(Check(right with { Query = new Dictionary<string, string> { ["n"] = "0" } }));
        Assert.Single(Check(right with { Query = new Dictionary<string, string> { ["n"] = "1", ["wait"] = "yes" } }));
        Assert.Single(Check(right with { Query = new Dictionary<string, string> { ["n"] = "1", ["wiat"] = "true" } }));
        Assert.Single(Check(right with { Query = new Dictionary<string, string>() }));
        Assert.Single(Check(right with { Response = """{"result":"yes"}""" }));
        Assert.Single(Check(right with { ContentType = "text/plain" }));
        Assert.Single(Check(right with { Status = 201 }));
        Assert.Single(Check(right with { Status = 404 }));
        Assert.Empty(Check(right with { Status = 404, Response = """{"error":1}""" }));
    }

    [Theory]
    [InlineData("PUT", "/collections/c", """{"vectors":{"dense":{"size":0,"distance":"Cosine"}}}""")]
    [InlineData("PUT", "/collections/c", """{"vectors":{"dense":{"size":4,"distance":"cosine"}}}""")]
    [InlineData("PUT", "/collections/c", """{"sparse_vector":{"terms":{"modifier":"idf"}}}""")]
    [InlineData("PUT", "/collections/c/points", """{"points":[{"id":"abc","vector":{"dense":[1]}}]}""")]
    [InlineData("PUT", "/collections/c/points", """{"points":[{"id":1}]}""")]
    [InlineData("POST", "/collections/c/points/delete", """{"filter":{"must":[{"key":"k","match":{"some":["x"]}}]}}""")]
    [InlineData("POST", "/collections/c/points/query", """{"query":{"rrf":{"k":0}}}""")]
    [InlineData("POST", "/collections/c/points/query", """{"query":[1],"limit":0}""")]
    [InlineData("POST", "/collections/c/points/search", """{"vector":[1],"limit":1}""")]
    [InlineData("POST", "/collections/aliases", """{"actions":[{"create_alias":{"alias_name":"a"}}]}""")]
    public void Qdrant_WhenARequestIsWrong_IsRefused(string method, string path, string body)
    {
        using var json = JsonDocument.Parse(body);
        var exchange = new HttpExchange(method, path, new Dictionary<string, string>(), json.RootElement, 400, "application/json", """{"status":{"error":"x"},"time":0}""");

        Assert.NotEmpty(QdrantDescription.Required().Check(exchange));
    }

    private static IReadOnlyList<string> Check(string body) => Check(Exchange(body));

    private static IReadOnlyList<string> Check(HttpExchange exchange) => OpenApiDescription.Parse(Description).Check(exchange);

    private static HttpExchange Exchange(string body)
    {
        using var json = JsonDocument.Parse(body);
        return new HttpExchange("PUT", "/things/1", new Dictionary<string, string> { ["n"] = "1", ["wait"] = "true" }, json.RootElement.Clone(), 200, "application/json", """{"result":true}""");
    }
}
