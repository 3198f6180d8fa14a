using System.Security.Claims;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Web.People;

internal sealed class IdentitySessions(SignInManager<AssistantUser> signIn, UserManager<AssistantUser> users, RefusedNames refused) : IStaffSessions
{
    public async Task<SignInOutcome> SignInAsync(string name, string password)
    {
        var user = await users.FindByNameAsync(name);
        var result = user is null ? SignInResult.NotAllowed : await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return SignInOutcome.SignedIn;
        }

        if (!result.IsNotAllowed)
        {
            return result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Refused;
        }

        // Nobody of this name, or one who may not sign in: answered as slowly, and locked after as many attempts, as
        // a wrong password, so that the answer does not tell which names exist.
        users.PasswordHasher.HashPassword(new AssistantUser { DisplayName = string.Empty }, password);
        return refused.Count(users.NormalizeName(name) ?? string.Empty) ? SignInOutcome.LockedOut : SignInOutcome.Refused;
    }

    public async Task<PasswordResult> ChangePasswordAsync(ClaimsPrincipal person, string current, string replacement)
    {
        var user = await users.GetUserAsync(person) ?? throw new InvalidOperationException("The signed-in person has no account.");
        var result = await users.ChangeOwnPasswordAsync(user, current, replacement);
        if (!result.Succeeded)
        {
            var isWrong = result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
            return new PasswordResult(isWrong, isWrong ? [] : [.. result.Errors.Select(e => e.Description)]);
        }

        // The claims have changed with the password; the old cookie ends with it.
        await signIn.SignInAsync(user, isPersistent: false);
        return PasswordResult.Changed;
    }

    public Task SignOutAsync() => signIn.SignOutAsync();
}
