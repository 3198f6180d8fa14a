using System.Security.Claims;

namespace Assistant.Web.People;

internal enum SignInOutcome
{
    SignedIn,

    /// <summary>Wrong name or wrong password: never told apart.</summary>
    Refused,
    LockedOut,
}

/// <param name="CurrentWrong">The password given as the current one is not.</param>
/// <param name="Reasons">Why the new one was refused, in sentences for staff.</param>
internal sealed record PasswordResult(bool CurrentWrong, IReadOnlyList<string> Reasons)
{
    public static PasswordResult Changed { get; } = new(false, []);

    public bool Succeeded => !CurrentWrong && Reasons.Count == 0;
}

/// <summary>Begins and ends the sign-in cookie of a person.</summary>
internal interface IStaffSessions
{
    Task<SignInOutcome> SignInAsync(string name, string password);

    Task<PasswordResult> ChangePasswordAsync(ClaimsPrincipal person, string current, string replacement);

    Task SignOutAsync();
}
