using System.Net;
using System.Text;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Api.Tests.Access;

/// <summary>Walks whatever is mapped, so that a new endpoint can't be open by accident.</summary>
public sealed class EveryEndpointTests
{
    /// <summary>Open to anybody, by decision.</summary>
    private static readonly string[] Public = ["/healthz", "/readyz", "/openapi/{documentName}.json", "/signin", "/errors/{Status:int}"];

    /// <summary>Open to a person who must change the password first.</summary>
    private static readonly string[] BeforePasswordChange = ["/password", "/signout"];

    private static readonly string[] Limits = ["--RateLimits:AnonymousPerMinute=100000"];

    [Fact]
    public async Task Endpoint_NotPublic_RefusesAnonymous()
    {
        await using var server = await ApiServer.StartAsync(Limits);
        using var client = server.Anonymous();

        foreach (var (request, name) in Requests(server, []))
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
            foreach (var (request, name) in Requests(server, BeforePasswordChange))
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

        foreach (var (request, name) in Requests(server, BeforePasswordChange))
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

    private static IEnumerable<(HttpRequestMessage Request, string Name)> Requests(ApiServer server, string[] alsoOpen)
    {
        var endpoints = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();
        Assert.True(endpoints.Length > 8);
        foreach (var endpoint in endpoints)
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (Public.Contains(pattern) || alsoOpen.Contains(pattern) || IsStaticFile(endpoint))
            {
                continue;
            }

            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.DefaultIfEmpty("GET") ?? ["GET", "POST"])
            {
                var request = new HttpRequestMessage(new HttpMethod(method), Fill(endpoint.RoutePattern));
                if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
                {
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                }

                yield return (request, $"{method} {pattern}");
            }
        }
    }

    /// <summary>Script, style, font and picture: the sign-in page needs them, and they are the same for everybody.</summary>
    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().FullName == "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor");

    private static string Fill(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "1"))));

    private static void AssertRefused(HttpResponseMessage response, string name, HttpStatusCode status, string? redirect)
    {
        var isRedirect = redirect is not null
            && response.StatusCode == HttpStatusCode.Redirect
            && (response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.AbsolutePath : response.Headers.Location.OriginalString.Split('?')[0]) == redirect;
        Assert.True(isRedirect || response.StatusCode == status, $"{name}: {(int)response.StatusCode} {response.Headers.Location}");
    }
}
