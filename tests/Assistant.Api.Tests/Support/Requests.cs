using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Assistant.Api.Tests.Support;

/// <summary>Short forms for what nearly every test of the API does.</summary>
internal static class Requests
{
    public const string Ask = """{"question":"延べ利用者数の目標は？"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, string json, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (accept is not null)
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient client, string path, string json) =>
        client.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Cancellation);

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;

    /// <summary>Asserts that the response is complete problem details with this status and code.</summary>
    public static async Task<JsonElement> AssertProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.True(problem.TryGetProperty("nextStep", out _));
        return problem;
    }

    /// <summary>Reads server-sent events until the stream ends; comments are events named <c>:</c>.</summary>
    public static async IAsyncEnumerable<(string Name, string Data)> ReadEventsAsync(this HttpResponseMessage response)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        var name = string.Empty;
        while (await reader.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith(':'))
            {
                yield return (":", line[1..]);
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                yield return (name, line[6..]);
            }
        }
    }
}
