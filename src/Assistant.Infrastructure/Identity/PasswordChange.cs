using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Identity;

public static class PasswordChange
{
    /// <summary>
    /// The person replaces the own password, the one-time one included; other sessions end.
    /// The errors are sentences for staff. Sign in anew afterwards: the claims have changed.
    /// </summary>
    public static async Task<IdentityResult> ChangeOwnPasswordAsync(this UserManager<AssistantUser> users, AssistantUser user, string current, string replacement)
    {
        if (current == replacement)
        {
            return IdentityResult.Failed(new IdentityError { Code = "PasswordUnchanged", Description = "今と違うパスワードにしてください。" });
        }

        // Saved together with the new hash, or not at all.
        var mustChange = user.MustChangePassword;
        user.MustChangePassword = false;
        var result = await users.ChangePasswordAsync(user, current, replacement);
        if (!result.Succeeded)
        {
            user.MustChangePassword = mustChange;
        }

        return result;
    }
}
