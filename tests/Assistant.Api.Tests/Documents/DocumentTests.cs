using System.Net;
using System.Text.Json;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Documents;
using Assistant.Core.Ingestion;
using Assistant.Testing.Documents;

namespace Assistant.Api.Tests.Documents;

public sealed class DocumentTests
{
    [Fact]
    public async Task List_ShowsWhatThePersonMayRead()
    {
        await using var server = await ApiServer.StartAsync();

        Assert.Equal(["d1"], await ListAsync(server, FakePeople.Hanako));
        Assert.Equal(["d1", "d2"], await ListAsync(server, FakePeople.Dx));
        Assert.Equal(["d1", "d2"], await ListAsync(server, FakePeople.Admin));
    }

    [Fact]
    public async Task Document_Visible_IsDescribed()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);
        server.Documents.Documents[0] = FakeDocumentStore.Plan with
        {
            Metadata = FakeDocumentStore.Plan.Metadata with { Department = "DX戦略課", Effective = new DateOnly(2026, 4, 1) },
            State = DocumentState.Failed,
            ErrorCode = "file_empty",
            ErrorMessage = "空のファイルです。",
        };

        var response = await client.GetAsync("/api/v1/documents/d1", TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            {"documentId":"d1","title":"DX推進計画","kind":"plan","department":"DX戦略課","effective":"2026-04-01","expires":null,"fiscalYear":null,
            "confidentiality":null,"validity":"inForce","validUntil":null,"uri":"d1.md","pages":0,"chunks":3,
            "state":"failed","error":{"code":"file_empty","message":"空のファイルです。"},"indexedAt":"2026-04-01T00:00:00+00:00"}
            """.ReplaceLineEndings(string.Empty),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/api/v1/documents/d2", "document_not_found")]
    [InlineData("/api/v1/documents/d2/pages/0", "page_not_found")]
    [InlineData("/api/v1/documents/none", "document_not_found")]
    [InlineData("/api/v1/documents/d1/pages/1", "page_not_found")]
    public async Task Document_HiddenOrMissing_LooksTheSame(string path, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.GetAsync(path, TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Page_WithoutPages_IsNumberZeroAndLetterForLetter()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Dx);

        var page = await (await client.GetAsync("/api/v1/documents/d2/pages/0", TestContext.Current.CancellationToken)).ReadJsonAsync();

        Assert.Equal(0, page.GetProperty("number").GetInt32());
        Assert.Equal("手順書の\"本文\"", page.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Document_ForAnAdministrator_SaysWhoReadsItAndWhatIsGoingOn()
    {
        await using var server = await ApiServer.StartAsync();
        server.Ingestion.Put(MemoryIngestion.Job("d1", "d1.md", JobState.Running, 12, 93));
        using var admin = server.WithKey(FakePeople.Admin);
        using var staff = server.WithKey(FakePeople.Hanako);

        var seen = await (await admin.GetAsync("/api/v1/documents/d1", TestContext.Current.CancellationToken)).ReadJsonAsync();
        var plain = await (await staff.GetAsync("/api/v1/documents/d1", TestContext.Current.CancellationToken)).ReadJsonAsync();

        Assert.Equal("reading", seen.GetProperty("state").GetString());
        Assert.Equal(["staff"], seen.GetProperty("access").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(12, seen.GetProperty("job").GetProperty("pagesDone").GetInt32());
        Assert.Equal("indexed", plain.GetProperty("state").GetString());
        Assert.Equal(0, seen.GetProperty("findings").GetInt32());
        Assert.False(plain.TryGetProperty("findings", out _));
        Assert.False(plain.TryGetProperty("access", out _));
        Assert.False(plain.TryGetProperty("job", out _));
    }

    [Fact]
    public async Task Document_NeverRead_IsSeenByAdministratorsAlone()
    {
        await using var server = await ApiServer.StartAsync();
        server.Ingestion.Put(MemoryIngestion.Job("d9", "新しい文書.pdf", JobState.Queued));
        using var admin = server.WithKey(FakePeople.Admin);
        using var staff = server.WithKey(FakePeople.Hanako);

        var list = await (await admin.GetAsync("/api/v1/documents?state=waiting", TestContext.Current.CancellationToken)).ReadJsonAsync();
        var hidden = await staff.GetAsync("/api/v1/documents/d9", TestContext.Current.CancellationToken);

        var only = Assert.Single(list.GetProperty("documents").EnumerateArray());
        Assert.Equal("新しい文書.pdf", only.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, only.GetProperty("kind").ValueKind);
        await hidden.AssertProblemAsync(HttpStatusCode.NotFound, "document_not_found");
    }

    [Fact]
    public async Task List_InPages_NamesEveryDocumentOnce()
    {
        await using var server = await ApiServer.StartAsync();
        server.Documents.Documents.AddRange(Enumerable.Range(0, 250).Select(i => FakeDocumentStore.Plan with { Id = $"p{i}", Uri = $"plan-{i}.md" }));
        using var client = server.WithKey(FakePeople.Hanako);
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await client.GetAsync($"/api/v1/documents?limit=100&cursor={cursor}", TestContext.Current.CancellationToken)).ReadJsonAsync();
            Assert.Equal(251, page.GetProperty("total").GetInt32());
            names.AddRange(page.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("uri").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(251, names.Count);
        Assert.Equal(251, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("?text=ＤＸ　推進", "d1")]
    [InlineData("?text=手順", "")]
    [InlineData("?kind=plan", "d1")]
    [InlineData("?kind=manual", "")]
    [InlineData("?state=failed", "")]
    [InlineData("", "d1")]
    [InlineData("?includeOutdated=true", "d1,d3")]
    public async Task List_Filtered_HoldsWhatMatches(string query, string expected)
    {
        await using var server = await ApiServer.StartAsync();
        server.Documents.Documents.Add(FakeDocumentStore.Plan with
        {
            Id = "d3",
            Uri = "d3.md",
            Metadata = FakeDocumentStore.Plan.Metadata with { Title = "旧計画", Kind = DocumentKind.Other, Expires = new DateOnly(2020, 3, 31) },
        });
        using var client = server.WithKey(FakePeople.Hanako);

        var json = await (await client.GetAsync($"/api/v1/documents{query}", TestContext.Current.CancellationToken)).ReadJsonAsync();

        Assert.Equal(expected, string.Join(',', json.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("documentId").GetString())));
    }

    [Theory]
    [InlineData("?limit=0", "limit_out_of_range")]
    [InlineData("?limit=1001", "limit_out_of_range")]
    [InlineData("?cursor=%25%25", "cursor_invalid")]
    [InlineData("?cursor=_w", "cursor_invalid")]
    [InlineData("?state=unheard", "request_invalid")]
    public async Task List_AskedWrongly_SaysWhat(string query, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.GetAsync($"/api/v1/documents{query}", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }

    private static async Task<string[]> ListAsync(ApiServer server, Core.Access.UserAccount person)
    {
        using var client = server.WithKey(person);
        var json = await (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).ReadJsonAsync();
        return [.. json.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("documentId").GetString()!)];
    }
}
