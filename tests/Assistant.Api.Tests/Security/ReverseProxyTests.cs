using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.Security;

public sealed class ReverseProxyTests
{
    [Fact]
    public async Task BehindTls_ForwardedByTheKnownProxy_SendsHstsAndKnowsItsOrigin()
    {
        await using var server = await ApiServer.StartAsync(["--Server:BehindTls=true", "--Server:KnownProxies:0=127.0.0.1"]);
        using var client = server.WithCookie(FakePeople.Hanako, site: null);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "assistant.example");
        client.DefaultRequestHeaders.Add("Origin", "https://assistant.example");

        var response = await client.PostJsonAsync("/api/v1/search", """{"query":"a"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task BehindTls_PlainHttp_IsRedirected()
    {
        await using var server = await ApiServer.StartAsync(["--Server:BehindTls=true", "--Server:KnownProxies:0=127.0.0.1"]);
        using var client = server.Anonymous();

        var response = await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal("https", response.Headers.Location?.Scheme);
    }

    [Fact]
    public async Task ForwardedHeaders_WithoutAKnownProxy_AreNotBelieved()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnonymousPerMinute=1"]);

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsAsync("10.0.0.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await GetAsAsync("10.0.0.2"));

        async Task<HttpStatusCode> GetAsAsync(string address)
        {
            using var client = server.Anonymous();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).StatusCode;
        }
    }
}
