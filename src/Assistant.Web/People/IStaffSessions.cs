using System.Security.Claims;

namespace Assistant.Web.People;

internal enum SignInOutcome
{
    SignedIn,

    /// <summary>Wrong name or wrong password: never told apart.</summary>
    Refused,
    LockedOut,
}

internal enum PasswordOutcome
{
    Changed,
    CurrentWrong,

    /// <summary>The new one breaks a rule.</summary>
    Rejected,
}

/// <summary>Begins and ends the sign-in cookie of a person.</summary>
internal interface IStaffSessions
{
    Task<SignInOutcome> SignInAsync(string name, string password);

    Task<PasswordOutcome> ChangePasswordAsync(ClaimsPrincipal person, string current, string replacement);

    Task SignOutAsync();
}
