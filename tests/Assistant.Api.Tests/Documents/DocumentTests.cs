using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Documents;

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
            {"documentId":"d1","title":"DX推進計画","kind":"plan","department":"DX戦略課","effective":"2026-04-01","uri":"d1.md","pages":0,"chunks":3,
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

    private static async Task<string[]> ListAsync(ApiServer server, Core.Access.UserAccount person)
    {
        using var client = server.WithKey(person);
        var json = await (await client.GetAsync("/api/v1/documents", TestContext.Current.CancellationToken)).ReadJsonAsync();
        return [.. json.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("documentId").GetString()!)];
    }
}
