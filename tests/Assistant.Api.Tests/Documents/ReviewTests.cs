using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Guideline;
using Assistant.Core.Ingestion;
using Assistant.Testing.Documents;

namespace Assistant.Api.Tests.Documents;

public sealed class ReviewTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Review_Released_IsQueuedUnderTheNameOfWhoDecided()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        var review = await (await client.GetAsync("/api/v1/documents/d1/review", Cancellation)).ReadJsonAsync();
        var released = await client.PostJsonAsync("/api/v1/documents/d1/review/release", """{"contentHash":"h1"}""");

        Assert.Equal("pending", review.GetProperty("state").GetString());
        Assert.Equal("individualNumber", review.GetProperty("findings")[0].GetProperty("kind").GetString());
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        Assert.Equal((ReviewState.Released, FakePeople.Admin.Id), (server.Ingestion.Reviews["d1"].State, server.Ingestion.Reviews["d1"].DecidedBy));
        Assert.Equal(JobState.Queued, Assert.Single(server.Ingestion.Jobs).State);
    }

    [Fact]
    public async Task Review_Rejected_LeavesTheDocumentWithheld()
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        await client.PostJsonAsync("/api/v1/documents/d1/review/reject", """{"contentHash":"h1"}""");
        var document = await (await client.GetAsync("/api/v1/documents/d1", Cancellation)).ReadJsonAsync();

        Assert.Equal("withheld", document.GetProperty("state").GetString());
        Assert.Equal(1, document.GetProperty("findings").GetInt32());
    }

    [Theory]
    [InlineData("""{"contentHash":"older"}""", HttpStatusCode.Conflict, "review_outdated")]
    [InlineData("{}", HttpStatusCode.BadRequest, "request_invalid")]
    public async Task Review_OfAnotherVersion_IsNotDecided(string body, HttpStatusCode status, string code)
    {
        await using var server = await StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        await (await client.PostJsonAsync("/api/v1/documents/d1/review/release", body)).AssertProblemAsync(status, code);

        Assert.Equal(ReviewState.Pending, server.Ingestion.Reviews["d1"].State);
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        server.Ingestion.Put(MemoryIngestion.Job("d1", "d1.md", JobState.Held));
        server.Ingestion.Reviews["d1"] = new DocumentReview(
            "d1", "DX推進計画", "d1.md", "h1", ReviewState.Pending, DateTimeOffset.UnixEpoch, null, null,
            [new ReviewFinding(FindingKind.IndividualNumber, Certainty.Certain, 3, null, 10, 12, "個人番号は 12**********")]);
        return server;
    }
}
