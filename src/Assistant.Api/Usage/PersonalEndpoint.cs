using System.Security.Claims;
using Assistant.Api.Problems;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Usage.Personal;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Usage;

internal static class PersonalEndpoint
{
    public static RouteGroupBuilder MapPersonalEndpoint(this RouteGroupBuilder api)
    {
        api.MapGet("/me", ReadAsync)
            .WithName("me")
            .WithTags("me")
            .WithSummary("このサービスが、あなたについて持っている情報です。質問と回答の文章は「会話」にあります。")
            .ProducesFailures(404, 503);
        return api;
    }

    private static async Task<PersonalRecord> ReadAsync(ClaimsPrincipal person, IUserDirectory people, IPersonalRecord records, CancellationToken cancellationToken)
    {
        var account = await people.FindAsync(person.ToRequester().UserId, cancellationToken)
            ?? throw new AssistantException("user_unknown", "あなたのアカウントが見つかりません。");
        return await records.ReadAsync(account, cancellationToken);
    }
}
