using System.Net;
using System.Text.Json;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Guideline.Screening;
using Assistant.Testing;

namespace Assistant.Api.Tests.Guideline;

public sealed class GuidelineEndpointTests
{
    private static readonly AnswerResponse Blocked = FakeAnswerService.Response with
    {
        Status = "blocked",
        Answer = "止めました。",
        Citations = [],
        Guideline = new GuidelineDecision("v1", "warn", [new GuidelineFinding(1, "personName", 0, 2, "question", "likely", "warn")]) { Acknowledgement = "token" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_Text_ReturnsDecisionPlacesAndMaskedTextAndStoresNothing()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var body = await ReadAsync(await client.PostJsonAsync("/api/v1/guideline/check", """{"text":" 佐藤様への返事"}"""));

        var decision = body.GetProperty("decision");
        Assert.Equal(("factory-1", "warn"), (decision.GetProperty("version").GetString(), decision.GetProperty("decision").GetString()));
        var finding = Assert.Single(decision.GetProperty("findings").EnumerateArray());
        Assert.Equal((1, "personName", 1, 3), (finding.GetProperty("ruleId").GetInt32(), finding.GetProperty("category").GetString(), finding.GetProperty("start").GetInt32(), finding.GetProperty("end").GetInt32()));
        Assert.Equal("〔氏名1〕様への返事", body.GetProperty("masked").GetString());
        Assert.Equal("氏名", body.GetProperty("names").GetProperty("personName").GetString());
        Assert.Contains("網羅ではありません", body.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(decision.GetProperty("acknowledgement").GetString()!);
        Assert.Empty(server.Answers.Asked);
        Assert.DoesNotContain(server.Log.Lines, line => line.Message.Contains("佐藤", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_QuestionWithAttachments_LooksAtAllTogether()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var body = await ReadAsync(await client.PostJsonAsync("/api/v1/guideline/check", """{"text":"要約してください","attachments":[{"name":"記録","text":"佐藤様が来庁"}]}"""));

        var finding = Assert.Single(body.GetProperty("decision").GetProperty("findings").EnumerateArray());
        Assert.Equal(("attachment", "記録", 0), (finding.GetProperty("part").GetString(), finding.GetProperty("name").GetString(), finding.GetProperty("start").GetInt32()));
        Assert.NotEmpty(body.GetProperty("decision").GetProperty("acknowledgement").GetString()!);
    }

    [Theory]
    [InlineData("""{"text":"質問","attachments":[{"name":"記録","text":" "}]}""", "attachment_invalid")]
    [InlineData("""{"text":""}""", "question_empty")]
    [InlineData("""{"text":"質問","purpose":"fun"}""", "purpose_unknown")]
    [InlineData("""{"text":"質問","part":"nowhere"}""", "request_invalid")]
    public async Task Check_OfWhatCannotBeChecked_IsRefused(string body, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.PostJsonAsync("/api/v1/guideline/check", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await ReadAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Check_TooOften_IsRefused()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:SearchesPerMinute=1"]);
        using var client = server.WithKey(FakePeople.Hanako);
        await client.PostJsonAsync("/api/v1/guideline/check", """{"text":"質問"}""");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.PostJsonAsync("/api/v1/guideline/check", """{"text":"質問"}""")).StatusCode);
    }

    [Fact]
    public async Task Blocked_Answer_IsTheSameAsJsonAsStreamAndOnTheHub()
    {
        await using var server = await ApiServer.StartAsync();
        server.Answers.Script = _ => FakeAnswerService.Of(new AnswerDone(Blocked));
        using var client = server.WithKey(FakePeople.Hanako);
        await using var hub = await HubLine.OpenAsync(server, FakePeople.Hanako);

        var json = await (await client.PostJsonAsync("/api/v1/answers", """{"question":"佐藤様","mask":true,"purpose":"general","acknowledgement":"a"}""")).Content.ReadAsStringAsync(Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/answers") { Content = new StringContent("""{"question":"佐藤様"}""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var stream = await (await client.SendAsync(request, Token)).Content.ReadAsStringAsync(Token);
        await hub.AskAsync("""{"question":"佐藤様"}""");
        var item = Assert.Single(await hub.ReadToEndAsync());

        Assert.Contains($"data: {json}\n", stream, StringComparison.Ordinal);
        Assert.Equal(json, item.GetProperty("response").GetRawText());
        Assert.Contains("\"guideline\":{\"version\":\"v1\",\"decision\":\"warn\",\"findings\":[{\"ruleId\":1,\"category\":\"personName\",\"start\":0,\"end\":2,", json, StringComparison.Ordinal);
        Assert.Contains("\"acknowledgement\":\"token\"", json, StringComparison.Ordinal);
        var asked = server.Answers.Asked[0].Request;
        Assert.Equal((true, "general", "a"), (asked.Mask, asked.Purpose, asked.Acknowledgement));
    }

    [Fact]
    public async Task Policy_IsSavedPublishedAndPutBackByAnAdministrator()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        var yaml = MemoryGuideline.FactoryYaml.Replace("changes: 最初の版です。", "changes: 変えました", StringComparison.Ordinal);

        var saved = await ReadAsync(await client.PostJsonAsync("/api/v1/guideline/versions", JsonSerializer.Serialize(new { yaml })));
        var version = saved.GetProperty("version").GetString();
        Assert.Equal("draft", saved.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.PostJsonAsync($"/api/v1/guideline/versions/{version}/publish", "{}")).StatusCode);

        Assert.Equal(version, (await ReadAsync(await client.GetAsync(new Uri("/api/v1/guideline", UriKind.Relative), Token))).GetProperty("version").GetString());
        Assert.Equal(yaml, await client.GetStringAsync(new Uri($"/api/v1/guideline/versions/{version}", UriKind.Relative), Token));
        var lines = (await ReadAsync(await client.GetAsync(new Uri($"/api/v1/guideline/diff?from=factory-1&to={version}", UriKind.Relative), Token))).GetProperty("lines").EnumerateArray();
        Assert.Equal(["removed", "added"], lines.Select(l => l.GetProperty("kind").GetString()).Where(k => k is "added" or "removed"));
        Assert.Equal(HttpStatusCode.OK, (await client.PostJsonAsync("/api/v1/guideline/versions/factory-1/rollback", "{}")).StatusCode);
        Assert.NotEqual(version, (await ReadAsync(await client.GetAsync(new Uri("/api/v1/guideline", UriKind.Relative), Token))).GetProperty("version").GetString());
    }

    [Fact]
    public async Task Policy_WithErrors_IsRefusedWithEveryLine()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        var body = JsonSerializer.Serialize(new { yaml = MemoryGuideline.FactoryYaml.Replace("mode: workflow", "mode: maybe", StringComparison.Ordinal) });

        var checkedOnly = await ReadAsync(await client.PostJsonAsync("/api/v1/guideline/validate", body));
        var refused = await client.PostJsonAsync("/api/v1/guideline/versions", body);

        Assert.False(checkedOnly.GetProperty("valid").GetBoolean());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await ReadAsync(refused);
        Assert.Equal("guideline_invalid", problem.GetProperty("code").GetString());
        Assert.True(problem.GetProperty("lines").GetArrayLength() > 1);
        Assert.Equal(checkedOnly.GetProperty("errors").GetArrayLength(), problem.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Preview_OfADraft_ShowsWhatChangesForTheSamples()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        var yaml = MemoryGuideline.FactoryYaml.Replace("words: []", "words: [やまかわ商事]", StringComparison.Ordinal);

        var rows = await ReadAsync(await client.PostJsonAsync("/api/v1/guideline/preview", JsonSerializer.Serialize(new { yaml, texts = new[] { "やまかわ商事の評判" } })));

        var row = Assert.Single(rows.EnumerateArray());
        Assert.Equal(("allow", "warn"), (row.GetProperty("current").GetProperty("decision").GetString(), row.GetProperty("draft").GetProperty("decision").GetString()));
    }

    [Theory]
    [InlineData("GET", "/api/v1/guideline/versions")]
    [InlineData("POST", "/api/v1/guideline/versions")]
    [InlineData("POST", "/api/v1/guideline/versions/factory-1/rollback")]
    [InlineData("POST", "/api/v1/guideline/preview")]
    public async Task Policy_IsForAdministratorsAlone(string method, string address)
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var person in new[] { FakePeople.Hanako, FakePeople.Analyst })
        {
            using var client = server.WithKey(person);
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method == "POST" ? new StringContent("""{"yaml":""}""", System.Text.Encoding.UTF8, "application/json") : null };

            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request, Token)).StatusCode);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement;
}
