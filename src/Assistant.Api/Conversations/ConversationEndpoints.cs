using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.Api.Conversations;

/// <summary>A person's own conversations; somebody else's look as if there were none.</summary>
internal static class ConversationEndpoints
{
    public static RouteGroupBuilder MapConversationEndpoints(this RouteGroupBuilder api)
    {
        var conversations = api.MapGroup("/conversations").WithTags("conversations");
        conversations.MapGet("", ListAsync)
            .WithName("listConversations")
            .WithSummary("あなたの会話の一覧です。新しい順です。")
            .ProducesFailures(400);
        conversations.MapGet("/{id}", FindAsync)
            .WithName("getConversation")
            .WithSummary("会話ひとつの質問と回答です。")
            .ProducesFailures(404);
        conversations.MapDelete("/{id}", DeleteAsync)
            .WithName("deleteConversation")
            .WithSummary("会話を消します。元に戻せません。")
            .ProducesFailures(404);
        return api;
    }

    private static async Task<ConversationList> ListAsync(
        ClaimsPrincipal person, IConversationStore store, CancellationToken cancellationToken, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            throw new AssistantException("limit_out_of_range", "件数は1から200までです。") { NextStep = "limit の値を直してください。" };
        }

        var found = await store.ListAsync(person.ToRequester().UserId, limit, cancellationToken);
        return new ConversationList([.. found.Select(ConversationListItem.From)]);
    }

    private static async Task<ConversationResponse> FindAsync(
        string id, ClaimsPrincipal person, IConversationStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, person.ToRequester(), cancellationToken) is { } conversation
            ? ConversationResponse.From(conversation)
            : throw NotFound();

    private static async Task<NoContent> DeleteAsync(
        string id, ClaimsPrincipal person, IConversationStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(id, person.ToRequester().UserId, cancellationToken) ? TypedResults.NoContent() : throw NotFound();

    private static AssistantException NotFound() =>
        new("conversation_not_found", "会話がないか、あなたの会話ではありません。") { NextStep = "会話の一覧で確認してください。" };
}
