using System.Security.Claims;
using Assistant.Web.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Assistant.Browser.Tests.Site;

/// <summary>Signs in with a cookie and one password for all, so that tests of pages need no accounts.</summary>
internal sealed class CookieSessions(IHttpContextAccessor accessor, SamplePeople people) : IStaffSessions
{
    public const string Password = "こおりやま-2026-asaka";

    private HttpContext Http => accessor.HttpContext!;

    public async Task<SignInOutcome> SignInAsync(string name, string password)
    {
        if (name.StartsWith("locked", StringComparison.Ordinal))
        {
            return SignInOutcome.LockedOut;
        }

        if (password != Password || await people.FindAsync(name, Http.RequestAborted) is not { } person)
        {
            return SignInOutcome.Refused;
        }

        await BeginAsync(person.Id, person.Roles);
        return SignInOutcome.SignedIn;
    }

    public Task<PasswordResult> ChangePasswordAsync(ClaimsPrincipal person, string current, string replacement)
    {
        if (current != Password)
        {
            return Task.FromResult(new PasswordResult(true, []));
        }

        if (replacement.Length < 12)
        {
            return Task.FromResult(new PasswordResult(false, ["パスワードは 12 文字以上にしてください。"]));
        }

        people.MarkChanged(person.FindFirstValue(ClaimTypes.NameIdentifier)!);
        return Task.FromResult(PasswordResult.Changed);
    }

    public Task SignOutAsync() => Http.SignOutAsync();

    private Task BeginAsync(string id, IEnumerable<string> roles) => Http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, id), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test")));
}
