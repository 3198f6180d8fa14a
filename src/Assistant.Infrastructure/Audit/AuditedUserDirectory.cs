using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Rights;

namespace Assistant.Infrastructure.Audit;

/// <summary>
/// Records every change of accounts. The record comes first: a deed that can't be recorded is not done. One that fails
/// gets a second record with its code.
/// </summary>
internal sealed class AuditedUserDirectory(IUserDirectory people, AuditedDeeds deeds) : IUserDirectory
{
    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => people.ListAsync(cancellationToken);

    public Task<UserAccount?> FindAsync(string nameOrId, CancellationToken cancellationToken) => people.FindAsync(nameOrId, cancellationToken);

    public async Task<CreatedUser> CreateAsync(NewUser user, CancellationToken cancellationToken)
    {
        // There is no id yet, and the name may not be one: what was created is said afterwards.
        var created = await deeds.RunAsync(AuditActions.UserCreate, null, () => people.CreateAsync(user, cancellationToken), cancellationToken);
        var details = RoleDetails(user.Roles);
        details["right"] = user.WithRight ? RightBasis.Registration : "none";
        await deeds.RecordAsync(AuditActions.UserCreate, created.Account.Id, details, CancellationToken.None);
        return created;
    }

    public async Task<string> ResetPasswordAsync(string name, CancellationToken cancellationToken) =>
        await deeds.RunAsync(AuditActions.UserReset, await IdAsync(name, cancellationToken), () => people.ResetPasswordAsync(name, cancellationToken), cancellationToken);

    public async Task SetRolesAsync(string name, IReadOnlyCollection<string> roles, CancellationToken cancellationToken) =>
        await deeds.RunAsync(
            AuditActions.UserRoles, await IdAsync(name, cancellationToken), () => people.SetRolesAsync(name, roles, cancellationToken), cancellationToken, RoleDetails(roles));

    public async Task SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken) =>
        await deeds.RunAsync(
            enabled ? AuditActions.UserEnable : AuditActions.UserDisable,
            await IdAsync(name, cancellationToken),
            () => people.SetEnabledAsync(name, enabled, cancellationToken),
            cancellationToken);

    public async Task<CreatedUser?> EnsureFirstAdministratorAsync(CancellationToken cancellationToken)
    {
        var created = await people.EnsureFirstAdministratorAsync(cancellationToken);
        if (created is not null)
        {
            await deeds.RecordAsync(AuditActions.UserCreate, created.Account.Id, RoleDetails(created.Account.Roles), CancellationToken.None);
        }

        return created;
    }

    private async Task<string?> IdAsync(string name, CancellationToken cancellationToken) => (await people.FindAsync(name, cancellationToken))?.Id;

    /// <summary>Only roles that exist: anything else is somebody's text.</summary>
    private static Dictionary<string, string> RoleDetails(IEnumerable<string> roles) => new(StringComparer.Ordinal)
    {
        ["roles"] = string.Join(',', Roles.All.Intersect(roles, StringComparer.Ordinal)),
    };
}
