using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Testing.Documents;

namespace Assistant.Api.Tests.Documents;

public sealed class DocumentChangeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Administration => new()
    {
        { "POST", "/api/v1/documents" },
        { "PUT", "/api/v1/documents/d1/metadata" },
        { "DELETE", "/api/v1/documents/d1" },
        { "POST", "/api/v1/documents/d1/retry" },
        { "POST", "/api/v1/documents/d1/cancel" },
        { "GET", "/api/v1/documents/d1/review" },
        { "POST", "/api/v1/documents/d1/review/release" },
        { "POST", "/api/v1/documents/d1/review/reject" },
        { "GET", "/api/v1/ingestion" },
        { "GET", "/api/v1/ingestion/jobs" },
        { "GET", "/api/v1/ingestion/events" },
    };

    [Theory]
    [MemberData(nameof(Administration))]
    public async Task Administration_ByAMemberOfStaff_IsRefusedAndChangesNothing(string method, string path)
    {
        await using var server = await ApiServer.StartAsync();
        server.People.Change(FakePeople.Hanako with { Roles = new HashSet<string>([Roles.Staff, Roles.Evaluator, Roles.Analyst], StringComparer.Ordinal) });
        using var client = server.WithKey(FakePeople.Hanako);
        using HttpContent content = path == "/api/v1/documents"
            ? new MultipartFormDataContent { { new ByteArrayContent("本文"u8.ToArray()), "file", "a.md" } }
            : new StringContent("""{"contentHash":"h"}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method is "POST" or "PUT" ? content : null };

        await (await client.SendAsync(request, Cancellation)).AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal(2, server.Documents.Documents.Count);
        Assert.Empty(server.Ingestion.Uploaded);
        Assert.Empty(server.Ingestion.Jobs);
    }

    [Fact]
    public async Task Change_ByCookieFromAnotherSite_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Admin, "cross-site");

        var response = await client.DeleteAsync("/api/v1/documents/d1", Cancellation);

        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "origin_not_allowed");
        Assert.Equal(2, server.Documents.Documents.Count);
    }

    [Fact]
    public async Task Metadata_Changed_TakesAwayTheSightAtOnce()
    {
        await using var server = await ApiServer.StartAsync();
        using var admin = server.WithKey(FakePeople.Admin);
        using var staff = server.WithKey(FakePeople.Hanako);

        var changed = await (await admin.PutJsonAsync("/api/v1/documents/d1/metadata", """{"access":["dx"],"expires":"2027-03-31","fiscalYear":2026}""")).ReadJsonAsync();

        Assert.Equal(["dx"], changed.GetProperty("access").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("2027-03-31", changed.GetProperty("expires").GetString());
        foreach (var path in new[] { "/api/v1/documents/d1", "/api/v1/documents/d1/original" })
        {
            await (await staff.GetAsync(path, Cancellation)).AssertProblemAsync(HttpStatusCode.NotFound, "document_not_found");
        }

        await (await staff.GetAsync("/api/v1/documents/d1/pages/0", Cancellation)).AssertProblemAsync(HttpStatusCode.NotFound, "page_not_found");
        var list = await (await staff.GetAsync("/api/v1/documents", Cancellation)).ReadJsonAsync();
        Assert.Equal(0, list.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Metadata_WithSeveralErrors_NamesThemAllByField()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        var response = await client.PutJsonAsync(
            "/api/v1/documents/d1/metadata", """{"kind":"novel","effective":"2026-02-30","expires":"soon","fiscalYear":8,"title":"二\n行"}""");

        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest, "metadata_invalid");
        Assert.Equal(
            ["effective", "expires", "fiscalYear", "kind", "title"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(FakeDocumentStore.Plan, server.Documents.Documents[0]);
    }

    [Theory]
    [InlineData("""{"expires":"2026-03-31","effective":"2026-04-01"}""", "metadata_invalid")]
    [InlineData("""{"colour":"red"}""", "request_invalid")]
    public async Task Metadata_ThatContradictsItself_IsRefused(string body, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        await (await client.PutJsonAsync("/api/v1/documents/d1/metadata", body)).AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Document_DeletedRetriedAndCancelled_IsSo()
    {
        await using var server = await ApiServer.StartAsync();
        server.Ingestion.Put(MemoryIngestion.Job("d9", "待つ.pdf", JobState.Queued));
        using var client = server.WithKey(FakePeople.Admin);

        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsync("/api/v1/documents/d1/retry", null, Cancellation)).StatusCode);
        Assert.Equal("d1", server.Ingestion.Jobs[^1].DocumentId);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync("/api/v1/documents/d1/cancel", null, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/v1/documents/d1", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/v1/documents/d9", Cancellation)).StatusCode);
        Assert.Empty(server.Ingestion.Jobs);
        Assert.Equal("d2", Assert.Single(server.Documents.Documents).Id);
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/documents/none", "document_not_found")]
    [InlineData("POST", "/api/v1/documents/none/retry", "document_not_found")]
    [InlineData("POST", "/api/v1/documents/d1/cancel", "job_not_found")]
    [InlineData("GET", "/api/v1/documents/d1/review", "review_not_found")]
    [InlineData("GET", "/api/v1/documents/d1/original", "document_not_found")]
    public async Task Change_OfNothing_SaysSo(string method, string path, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await (await client.SendAsync(request, Cancellation)).AssertProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Changes_TooMany_AreSlowedDown()
    {
        await using var server = await ApiServer.StartAsync(["--RateLimits:DocumentsPerMinute=1"]);
        using var client = server.WithKey(FakePeople.Admin);

        await client.PostAsync("/api/v1/documents/d1/retry", null, Cancellation);
        var second = await client.PostAsync("/api/v1/documents/d1/retry", null, Cancellation);

        await second.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.NotNull(second.Headers.RetryAfter);
    }
}
