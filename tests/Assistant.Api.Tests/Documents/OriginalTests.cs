using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;

namespace Assistant.Api.Tests.Documents;

public sealed class OriginalTests
{
    [Theory]
    [InlineData("計画 第1版.html", "text/html", "attachment; filename*=UTF-8''%E8%A8%88%E7%94%BB%20%E7%AC%AC1%E7%89%88.html")]
    [InlineData("a\"; filename=b.svg", "image/svg+xml", "filename*=UTF-8''a%22%3B%20filename%3Db.svg")]
    public async Task Original_Downloaded_IsNeverShownByThisOrigin(string name, string mediaType, string disposition)
    {
        await using var server = await ApiServer.StartAsync();
        var content = "<script>alert(1)</script>"u8.ToArray();
        server.Ingestion.Originals["d1"] = new OriginalFile(name, mediaType, new MemoryStream(content), content.Length);
        using var client = server.WithKey(FakePeople.Hanako);

        var response = await client.GetAsync("/api/v1/documents/d1/original", TestContext.Current.CancellationToken);

        Assert.Equal(content, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var header = Assert.Single(response.Content.Headers.GetValues("Content-Disposition"));
        Assert.StartsWith("attachment;", header, StringComparison.Ordinal);
        Assert.Contains(disposition[(disposition.IndexOf("filename*", StringComparison.Ordinal))..], header, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("original_missing", HttpStatusCode.NotFound)]
    [InlineData("original_changed", HttpStatusCode.Conflict)]
    public async Task Original_NotTheOneThatWasRead_SaysWhy(string code, HttpStatusCode status)
    {
        await using var server = await ApiServer.StartAsync();
        server.Ingestion.Failure = new AssistantException(code, "元のファイルが違います。");
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.GetAsync("/api/v1/documents/d1/original", TestContext.Current.CancellationToken)).AssertProblemAsync(status, code);
    }
}
