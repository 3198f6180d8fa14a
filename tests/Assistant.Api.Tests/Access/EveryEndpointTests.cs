using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.Access;

/// <summary>Walks whatever is mapped, so that a new endpoint can't be open by accident.</summary>
public sealed class EveryEndpointTests
{
    private static readonly string[] Limits = ["--RateLimits:AnonymousPerMinute=100000", "--RateLimits:ChangesPerMinute=100000"];

    [Fact]
    public async Task Endpoint_NotPublic_RefusesAnonymous()
    {
        await using var server = await ApiServer.StartAsync(Limits);
        using var client = server.Anonymous();

        foreach (var (request, name) in Requests(server, alsoBeforePasswordChange: true))
        {
            AssertRefused(await client.SendAsync(request, TestContext.Current.CancellationToken), name, HttpStatusCode.Unauthorized, "/signin");
        }
    }

    [Fact]
    public async Task Endpoint_NotPublic_RefusesAPersonWithoutRole()
    {
        await using var server = await ApiServer.StartAsync(Limits);
        using var browser = server.WithCookie(FakePeople.Roleless);
        using var program = server.WithKey(FakePeople.Roleless);

        foreach (var client in new[] { browser, program })
        {
            foreach (var (request, name) in Requests(server, alsoBeforePasswordChange: false))
            {
                AssertRefused(await client.SendAsync(request, TestContext.Current.CancellationToken), name, HttpStatusCode.Forbidden, null);
            }
        }
    }

    [Fact]
    public async Task Endpoint_NotForChangingThePassword_RefusesAPersonWhoMustChangeIt()
    {
        await using var server = await ApiServer.StartAsync(Limits);
        using var client = server.WithCookie(FakePeople.Newcomer);

        foreach (var (request, name) in Requests(server, alsoBeforePasswordChange: false))
        {
            AssertRefused(await client.SendAsync(request, TestContext.Current.CancellationToken), name, HttpStatusCode.Forbidden, "/password");
        }
    }

    [Fact]
    public async Task Api_PasswordMustBeChanged_SaysSo()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Newcomer);

        var response = await client.PostJsonAsync("/api/v1/search", """{"query":"a"}""");

        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "password_change_required");
    }

    [Fact]
    public async Task Path_NotMapped_RefusesAnonymousToo()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Anonymous();

        var api = await client.GetAsync("/api/v9/anything", TestContext.Current.CancellationToken);
        var page = await client.GetAsync("/anything", TestContext.Current.CancellationToken);

        await api.AssertProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Equal("Bearer", api.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/signin?returnUrl=%2Fanything", page.Headers.Location?.PathAndQuery);
    }

    /// <summary>Every route that is not open to anybody; the table says which are.</summary>
    private static IEnumerable<(HttpRequestMessage Request, string Name)> Requests(ApiServer server, bool alsoBeforePasswordChange)
    {
        var routes = Routes.Of(server.App.Services).ToArray();
        Assert.True(routes.Length > 8);
        foreach (var (name, method, pattern, hasBody) in routes)
        {
            var guard = Routes.GuardOf(name);
            if (guard != Guard.Public && (alsoBeforePasswordChange || guard != Guard.SignedIn))
            {
                yield return (Routes.Request(name, method, Routes.Fill(pattern, "1", "1"), hasBody, "質問"), name);
            }
        }
    }

    private static void AssertRefused(HttpResponseMessage response, string name, HttpStatusCode status, string? redirect)
    {
        var isRedirect = redirect is not null
            && response.StatusCode == HttpStatusCode.Redirect
            && (response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.AbsolutePath : response.Headers.Location.OriginalString.Split('?')[0]) == redirect;
        Assert.True(isRedirect || response.StatusCode == status, $"{name}: {(int)response.StatusCode} {response.Headers.Location}");
    }
}
