using System.Net;
using System.Text.RegularExpressions;
using Assistant.Api.Tests.Support;
using Assistant.Testing;

namespace Assistant.Api.Tests.Hosting;

/// <summary>The whole product with nothing replaced: from an empty folder to an answer with its citation.</summary>
public sealed partial class FirstDayTests
{
    private const string NewPassword = "あさか舞と猪苗代湖の水2026";

    private const string Question = """{"question":"MVV+Aの最後のAは何を表しますか"}""";

    [Fact]
    public async Task Administrator_SignsInChangesThePasswordAndAsks()
    {
        using var data = new TemporaryFolder();
        using var server = ServerProcess.Start("--port", "0", "--data", data.Combine("d"), "--corpus", RepositoryFolder.Combine("corpus"));
        var (address, output) = await server.WaitUntilReadyAsync();
        using var browser = new HttpClient { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var password = OneTimePassword().Match(output).Groups[1].Value;

        var afterSignIn = await SubmitAsync(browser, "/signin", "signin", ("Form.Name", "admin"), ("Form.Password", password));
        Assert.Equal("/password", afterSignIn.RequestMessage!.RequestUri!.AbsolutePath);
        var early = await browser.PostJsonAsync("/api/v1/answers", Question);
        await early.AssertProblemAsync(HttpStatusCode.Forbidden, "password_change_required");

        await SubmitAsync(browser, "/password", "password", ("Form.Current", password), ("Form.Replacement", NewPassword), ("Form.Repeat", NewPassword));
        var response = await browser.PostJsonAsync("/api/v1/answers", Question);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.ReadJsonAsync();
        Assert.Equal("answered", answer.GetProperty("status").GetString());
        var citation = answer.GetProperty("citations")[0];
        Assert.Contains("アクションのA", citation.GetProperty("quote").GetString(), StringComparison.Ordinal);
        Assert.True(citation.GetProperty("verified").GetBoolean());
        var conversation = await (await browser.GetAsync($"/api/v1/conversations/{answer.GetProperty("conversationId").GetString()}", TestContext.Current.CancellationToken)).ReadJsonAsync();
        Assert.Equal("answered", Assert.Single(conversation.GetProperty("turns").EnumerateArray()).GetProperty("state").GetString());
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(path, TestContext.Current.CancellationToken);
        using var body = new FormUrlEncodedContent(
        [
            new("_handler", form),
            new("__RequestVerificationToken", WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value)),
            .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
        ]);
        var response = await browser.PostAsync(path, body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    [GeneratedRegex("パスワード: (\\S+)")]
    private static partial Regex OneTimePassword();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
