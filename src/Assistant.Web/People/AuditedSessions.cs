using System.Security.Claims;
using Assistant.Core.Access;
using Assistant.Core.Audit;

namespace Assistant.Web.People;

/// <summary>
/// Records who signs in and out, and attempts that fail. A name that nobody has is not written down: it may be a password in the wrong field.
/// </summary>
internal sealed class AuditedSessions(IdentitySessions sessions, IUserDirectory people, IAuditLog log, IAuditActor actor) : IStaffSessions
{
    public async Task<SignInOutcome> SignInAsync(string name, string password)
    {
        var outcome = await sessions.SignInAsync(name, password);
        var account = await people.FindAsync(name, CancellationToken.None);
        await RecordAsync(AuditActions.SignIn, account?.Id ?? AuditActors.Unknown, outcome switch
        {
            SignInOutcome.SignedIn => AuditRecord.Ok,
            SignInOutcome.LockedOut => "locked_out",
            _ => "refused",
        });
        return outcome;
    }

    public async Task<PasswordResult> ChangePasswordAsync(ClaimsPrincipal person, string current, string replacement)
    {
        var result = await sessions.ChangePasswordAsync(person, current, replacement);
        await RecordAsync(AuditActions.PasswordChange, actor.UserId, result.Succeeded ? AuditRecord.Ok : "refused");
        return result;
    }

    public async Task SignOutAsync()
    {
        var who = actor.UserId;
        await sessions.SignOutAsync();
        await RecordAsync(AuditActions.SignOut, who, AuditRecord.Ok);
    }

    private Task RecordAsync(string action, string who, string outcome) => log.AppendAsync(new AuditRecord(action, who, who, outcome), CancellationToken.None);
}
