using System.Net;
using System.Text.RegularExpressions;
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
        using var answered = await AskByFormAsync(browser, "窓口は何時からですか");
        using var refused = await AskByFormAsync(browser, "駐車場は有料ですか");
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
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
    public async Task Probes_AreNeverSlowed()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:AnonymousPerMinute=1"]);
        using var client = server.Anonymous();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    /// <summary>As a browser without script: opens the page and sends its form.</summary>
    private static async Task<HttpResponseMessage> AskByFormAsync(HttpClient browser, string question)
    {
        using var page = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var token = Regex.Match(text, "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Content = new FormUrlEncodedContent([new("_handler", "ask"), new("__RequestVerificationToken", token), new("Form.Question", question)]);
        string[] cookies = [.. browser.DefaultRequestHeaders.GetValues("Cookie"), .. page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])];
        request.Headers.Add("Cookie", string.Join("; ", cookies));
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
