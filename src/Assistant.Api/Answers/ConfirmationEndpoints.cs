using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Answers;

/// <summary>Rule 6 of the guideline: whoever takes an answer along says with name and time that the grounds were checked.</summary>
internal static class ConfirmationEndpoints
{
    public static RouteGroupBuilder MapConfirmationEndpoints(this RouteGroupBuilder api)
    {
        api.MapPost("/answers/{id}/confirmation", ConfirmAsync)
            .WithName("confirm")
            .WithTags("answers")
            .WithSummary("あなたの回答ひとつについて、根拠を確かめたことを、名前と時刻とともに記録します。")
            .ProducesFailures(404, 409, 503);
        return api;
    }

    private static async Task<ConfirmationResponse> ConfirmAsync(
        string id, ClaimsPrincipal person, IConversationStore conversations, IUserDirectory people, IAuditLog log, TimeProvider time, CancellationToken cancellationToken)
    {
        var requester = person.ToRequester();
        var turn = await conversations.FindTurnAsync(id, requester, cancellationToken)
            ?? throw new AssistantException("answer_not_found", "回答がないか、あなたの回答ではありません。") { NextStep = "会話の一覧で確認してください。" };
        if (turn.State != TurnStates.Answered)
        {
            throw new AssistantException("answer_not_given", "回答がないため、根拠を確かめたことを記録できません。") { NextStep = "もう一度質問してください。" };
        }

        await log.AppendAsync(new AuditRecord(AuditActions.AnswerConfirm, requester.UserId, id), cancellationToken);
        var account = await people.FindAsync(requester.UserId, cancellationToken);
        return new ConfirmationResponse(account?.DisplayName ?? requester.UserId, time.GetUtcNow());
    }
}

/// <param name="By">Display name of the person.</param>
internal sealed record ConfirmationResponse(string By, DateTimeOffset At);
