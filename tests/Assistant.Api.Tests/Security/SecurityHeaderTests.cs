using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.Security;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/api/v1/documents")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/anything")]
    [InlineData("/openapi/v1.json")]
    public async Task Response_OfAnyKind_CarriesThem(string path)
    {
        await using var server = await ApiServer.StartAsync();
        using var person = server.WithKey(FakePeople.Hanako);
        using var nobody = server.Anonymous();

        foreach (var client in new[] { person, nobody })
        {
            AssertHeaders(await client.GetAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Response_OfAnUnexpectedFailure_CarriesThemToo()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Answers.Script = _ => FakeAnswerService.Throws(new InvalidOperationException());

        AssertHeaders(await client.PostJsonAsync("/api/v1/answers", Requests.Ask));
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : string.Empty;
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }
}
