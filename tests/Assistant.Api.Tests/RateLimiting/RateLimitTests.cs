using System.Net;
using Assistant.Api.Tests.Access;
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
    public async Task Question_ByThePlainForm_CountsLikeThatOfTheApi_AndStaysInTheField()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnswersPerMinute=2"]);
        using var program = server.WithKey(FakePeople.Hanako);
        using var browser = server.WithCookie(FakePeople.Hanako);

        Assert.Equal(HttpStatusCode.OK, (await program.PostJsonAsync("/api/v1/answers", Requests.Ask)).StatusCode);
        var answered = await (await browser.OpenFormAsync("/", "ask", ("Form.Question", "窓口は何時からですか"))).SendAsync();
        var (_, _, page) = await (await browser.OpenFormAsync("/", "ask", ("Form.Question", "駐車場は有料ですか"))).SendAsync();

        Assert.Equal(HttpStatusCode.Redirect, answered.Status);
        Assert.Equal(["延べ利用者数の目標は？", "窓口は何時からですか"], server.Answers.Asked.Select(a => a.Request.Question));
        Assert.Contains("1分ほど待ってから、もう一度質問してください。質問は残っています。", page, StringComparison.Ordinal);
        Assert.Contains(">駐車場は有料ですか</textarea>", page, StringComparison.Ordinal);
        await (await program.PostJsonAsync("/api/v1/answers", Requests.Ask)).AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
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
    public async Task Changes_OverThePersonsQuota_AreRefusedOnEveryRouteThatHasNoQuotaOfItsOwn()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:ChangesPerMinute=1"]);
        using var client = server.WithKey(FakePeople.Admin);
        using var other = server.WithKey(FakePeople.Hanako);
        string[] counted = ["answers", "search", "documents", "guideline/check"];

        await client.PostJsonAsync("/api/v1/incidents", "{}");
        var refused = await client.PostJsonAsync("/api/v1/incidents", "{}");
        var writing = 0;
        foreach (var (name, method, pattern, hasBody) in Routes.Of(server.App.Services).Where(r => r.Method is not ("GET" or "HEAD") && Routes.GuardOf(r.Name) is not (Guard.Public or null)))
        {
            using var request = Routes.Request(name, method, Routes.Fill(pattern, "1", "1"), hasBody, "質問");
            var path = request.RequestUri!.OriginalString;
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var ownQuota = path is "/" or "/signout" or "/conversations/1" || path.StartsWith("/hubs", StringComparison.Ordinal)
                || counted.Any(c => path == $"/api/v1/{c}" || (c == "documents" && path.StartsWith("/api/v1/documents/", StringComparison.Ordinal)));
            Assert.True(ownQuota == (response.StatusCode != HttpStatusCode.TooManyRequests), $"{name}: {(int)response.StatusCode}");
            writing += ownQuota ? 0 : 1;
        }

        var problem = await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Contains("短い時間に", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(writing > 25, $"{writing} routes");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await other.PostJsonAsync("/api/v1/incidents", "{}")).StatusCode);
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
