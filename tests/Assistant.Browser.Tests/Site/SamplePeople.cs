using Assistant.Core.Access;

namespace Assistant.Browser.Tests.Site;

/// <summary>Every name is somebody: 「admin…」 an administrator, 「analyst…」 an analyst, 「new…」 a person with a one-time password, 「nobody…」 unknown.</summary>
internal sealed class SamplePeople : IUserDirectory
{
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    public Task<UserAccount?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        if (nameOrId.StartsWith("nobody", StringComparison.Ordinal))
        {
            return Task.FromResult<UserAccount?>(null);
        }

        string[] roles = nameOrId.StartsWith("admin", StringComparison.Ordinal) ? [Roles.Staff, Roles.Admin] : nameOrId.StartsWith("analyst", StringComparison.Ordinal) ? [Roles.Staff, Roles.Analyst] : [Roles.Staff];
        var mustChange = nameOrId.StartsWith("new", StringComparison.Ordinal) && !changed.Contains(nameOrId);
        return Task.FromResult<UserAccount?>(
            new UserAccount(nameOrId, nameOrId, "田中 恵子", "市民課", roles.ToHashSet(StringComparer.Ordinal), true, mustChange));
    }

    public void MarkChanged(string name) => changed.Add(name);

    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<UserAccount>>([]);

    public Task<CreatedUser> CreateAsync(NewUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> ResetPasswordAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetRolesAsync(string name, IReadOnlyCollection<string> roles, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CreatedUser?> EnsureFirstAdministratorAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
