using System.Net;
using System.Text;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.Problems;

public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("/api/v1/answers", "", "")]
    [InlineData("/api/v1/answers", "{", "$")]
    [InlineData("/api/v1/answers", "null", "")]
    [InlineData("/api/v1/answers", "[]", "$")]
    [InlineData("/api/v1/answers", "{}", "$")]
    [InlineData("/api/v1/answers", """{"question":null}""", "$.question")]
    [InlineData("/api/v1/answers", """{"question":1}""", "$.question")]
    [InlineData("/api/v1/answers", """{"question":"a","question":"b"}""", "$.question")]
    [InlineData("/api/v1/answers", """{"question":"a","colour":"red"}""", "$.colour")]
    [InlineData("/api/v1/answers", """{"question":"a","filters":{"kinds":["novel"]}}""", "$.filters.kinds[0]")]
    [InlineData("/api/v1/answers", """{"question":"a","filters":{"kinds":[0]}}""", "$.filters.kinds[0]")]
    [InlineData("/api/v1/answers", """{"question":"a","filters":{"kinds":null}}""", "$.filters.kinds")]
    [InlineData("/api/v1/search", """{"query":"a","top":"10"}""", "$.top")]
    [InlineData("/api/v1/search", """{"query":"a","top":1e99}""", "$.top")]
    [InlineData("/api/v1/search", """{"query":"a","mode":"magic"}""", "$.mode")]
    [InlineData("/api/v1/search", """{"query":"a","mode":1}""", "$.mode")]
    [InlineData("/api/v1/search", """{"query":"a","explain":"yes"}""", "$.explain")]
    public async Task Body_NotAsDescribed_IsReportedWithItsPlace(string path, string body, string place)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var problem = await (await client.PostJsonAsync(path, body)).AssertProblemAsync(HttpStatusCode.BadRequest, "request_invalid");

        Assert.Contains(place, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Answers.Asked);
        Assert.Empty(server.Search.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_OverTheLimit_IsRefused(bool chunked)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/answers")
        {
            Content = new StringContent($$"""{"question":"{{new string('a', 320 * 1024)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = chunked;

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request_too_large");
        Assert.Empty(server.Answers.Asked);
    }

    [Fact]
    public async Task Body_LongestQuestionFullyEscaped_Fits()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        var question = string.Concat(Enumerable.Repeat("\\u90e1", 10_000));

        var response = await client.PostJsonAsync("/api/v1/answers", $$"""{"question":"{{question}}"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new string('郡', 10_000), Assert.Single(server.Answers.Asked).Request.Question);
    }

    [Fact]
    public async Task Body_NotJson_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        using var form = new FormUrlEncodedContent([new("question", "a")]);

        var response = await client.PostAsync("/api/v1/answers", form, TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "media_type_unsupported");
    }
}
