using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.Access;

public sealed class SameOriginTests
{
    private const string Search = """{"query":"目標"}""";

    [Theory]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("none", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Post_ByCookie_NeedsThisOrigin(string? site, HttpStatusCode expected)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Hanako, site);

        var response = await client.PostJsonAsync("/api/v1/search", Search);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Forbidden)
        {
            await response.AssertProblemAsync(expected, "origin_not_allowed");
            Assert.Empty(server.Search.Requests);
        }
    }

    [Fact]
    public async Task Post_ByCookieWithOnlyAnOrigin_NeedsThisHostAndPort()
    {
        await using var server = await ApiServer.StartAsync();
        var own = server.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.OK, await PostFromAsync(own));
        Assert.Equal(HttpStatusCode.Forbidden, await PostFromAsync("http://127.0.0.1:1"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostFromAsync(own.Replace("http:", "https:", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostFromAsync("null"));

        async Task<HttpStatusCode> PostFromAsync(string origin)
        {
            using var client = server.WithCookie(FakePeople.Hanako, site: null);
            client.DefaultRequestHeaders.Add("Origin", origin);
            return (await client.PostJsonAsync("/api/v1/search", Search)).StatusCode;
        }
    }

    [Fact]
    public async Task Delete_ByCookieFromElsewhere_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Hanako, "cross-site");

        var response = await client.DeleteAsync("/api/v1/conversations/k1", TestContext.Current.CancellationToken);

        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "origin_not_allowed");
    }

    [Fact]
    public async Task Get_ByCookieFromElsewhere_IsAnswered()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Hanako, site: null);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Post_WithKeyAndSomebodysCookie_ActsByTheKey()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Dx);
        client.DefaultRequestHeaders.Add("Cookie", server.Cookie(FakePeople.Admin));

        Assert.Equal(HttpStatusCode.OK, (await client.PostJsonAsync("/api/v1/search", Search)).StatusCode);

        Assert.Equal(["dx", "staff"], Assert.Single(server.Search.Requests).Access.Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Post_WithUnknownKeyAndACookie_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Hanako);
        client.DefaultRequestHeaders.Add("Authorization", "Bearer key-nobody");

        await (await client.PostJsonAsync("/api/v1/search", Search)).AssertProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }
}
