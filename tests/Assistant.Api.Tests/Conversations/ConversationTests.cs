using System.Net;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;

namespace Assistant.Api.Tests.Conversations;

public sealed class ConversationTests
{
    [Fact]
    public async Task Conversation_Own_IsListedReadAndDeleted()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithCookie(FakePeople.Hanako);

        var list = await (await client.GetAsync("/api/v1/conversations?limit=1", TestContext.Current.CancellationToken)).ReadJsonAsync();
        var read = await (await client.GetAsync("/api/v1/conversations/k1", TestContext.Current.CancellationToken)).ReadJsonAsync();
        var deleted = await client.DeleteAsync("/api/v1/conversations/k1", TestContext.Current.CancellationToken);
        var again = await client.DeleteAsync("/api/v1/conversations/k1", TestContext.Current.CancellationToken);

        Assert.Equal("k1", Assert.Single(list.GetProperty("conversations").EnumerateArray()).GetProperty("conversationId").GetString());
        var turn = Assert.Single(read.GetProperty("turns").EnumerateArray());
        Assert.Equal("利用者数は？", turn.GetProperty("question").GetString());
        Assert.Equal("a1", turn.GetProperty("response").GetProperty("answerId").GetString());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await again.AssertProblemAsync(HttpStatusCode.NotFound, "conversation_not_found");
    }

    [Fact]
    public async Task Conversation_OfSomebodyElse_IsNotThereEvenForAnAdministrator()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Admin);

        var list = await (await client.GetAsync("/api/v1/conversations", TestContext.Current.CancellationToken)).ReadJsonAsync();

        Assert.Empty(list.GetProperty("conversations").EnumerateArray());
        await (await client.GetAsync("/api/v1/conversations/k1", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.NotFound, "conversation_not_found");
        await (await client.DeleteAsync("/api/v1/conversations/k1", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.NotFound, "conversation_not_found");
    }

    [Theory]
    [InlineData("0", "limit_out_of_range")]
    [InlineData("201", "limit_out_of_range")]
    [InlineData("many", "request_invalid")]
    public async Task List_WithAWrongLimit_IsRefused(string limit, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.WithKey(FakePeople.Hanako);

        await (await client.GetAsync($"/api/v1/conversations?limit={limit}", TestContext.Current.CancellationToken)).AssertProblemAsync(HttpStatusCode.BadRequest, code);
    }
}
