using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.RateLimiting;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Answers_OverThePersonsQuota_TellWhenToComeBack()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnswersPerMinute=1"]);
        using var hanako = server.WithKey(FakePeople.Hanako);
        using var dx = server.WithKey(FakePeople.Dx);

        Assert.Equal(HttpStatusCode.OK, (await hanako.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
        var refused = await hanako.PostJsonAsync("/api/v1/answers", Requests.Ask);
        var somebodyElse = await dx.PostJsonAsync("/api/v1/answers", Requests.Ask);

        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, somebodyElse.StatusCode);
    }

    [Fact]
    public async Task Searches_OverThePersonsQuota_AreRefusedAndQuestionsAreNot()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:SearchesPerMinute=1"]);
        using var client = server.WithKey(FakePeople.Hanako);

        await client.PostJsonAsync("/api/v1/search", """{"query":"a"}""");

        await (await client.PostJsonAsync("/api/v1/search", """{"query":"a"}""")).AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(HttpStatusCode.OK, (await client.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
    }

    [Fact]
    public async Task Guesses_OfKeysAndPasswords_AreSlowedByAddress()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnonymousPerMinute=2"]);
        using var client = server.Anonymous();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer wrong");

        await (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.Unauthorized, "not_signed_in");
        await (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        using var form = new FormUrlEncodedContent([new("Form.Name", "admin")]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.PostAsync("/signin", form, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Probes_AreNeverSlowed()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnonymousPerMinute=1"]);
        using var client = server.Anonymous();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
        }
    }
}
