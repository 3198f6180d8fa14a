using Assistant.Core.Access;
using Assistant.Core.Errors;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Identity;

internal static class UserErrors
{
    public static AssistantException Unknown() => new("user_unknown", "このユーザーは登録されていません。")
    {
        NextStep = "ユーザー名を確かめてください。",
    };

    public static AssistantException LastAdministrator() => new("last_administrator", "最後の管理者なので、この変更はできません。")
    {
        NextStep = "先に、別の人を管理者にしてください。",
    };

    public static void RequireKnownRoles(IEnumerable<string> roles)
    {
        var unknown = roles.Except(Roles.All, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            throw new AssistantException("role_unknown", $"役割「{string.Join('、', unknown)}」はありません。")
            {
                NextStep = $"{string.Join('、', Roles.All)} から選んでください。",
            };
        }
    }

    public static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            var error = result.Errors.First();
            throw new AssistantException(CodeOf(error), error.Description);
        }
    }

    private static string CodeOf(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => "user_exists",
        nameof(IdentityErrorDescriber.InvalidUserName) => "user_name_invalid",
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => "user_changed_meanwhile",
        _ => "user_change_refused",
    };
}
