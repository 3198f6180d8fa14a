using Assistant.Core.Access;

namespace Assistant.Api.Tests.Fakes;

/// <summary>People and their keys; the key of a person is <c>key-ID</c>.</summary>
internal sealed class FakePeople : IUserDirectory, IApiKeys
{
    public static readonly UserAccount Hanako = Person("hanako", null, Roles.Staff);
    public static readonly UserAccount Dx = Person("dx-taro", "dx", Roles.Staff);
    public static readonly UserAccount Admin = Person("admin", null, Roles.Staff, Roles.Admin);
    public static readonly UserAccount Analyst = Person("analyst", "dx", Roles.Analyst);
    public static readonly UserAccount Roleless = Person("visitor", null);
    public static readonly UserAccount Newcomer = Person("newcomer", null, Roles.Staff) with { MustChangePassword = true };

    private readonly Dictionary<string, UserAccount> _people =
        new[] { Hanako, Dx, Admin, Analyst, Roleless, Newcomer }.ToDictionary(p => p.Id, StringComparer.Ordinal);

    public CreatedUser? FirstAdministrator { get; set; }

    public void Change(UserAccount account) => _people[account.Id] = account;

    public Task<UserAccount?> FindAsync(string nameOrId, CancellationToken cancellationToken) => Task.FromResult(_people.GetValueOrDefault(nameOrId));

    public Task<Requester?> AuthenticateAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(key.StartsWith("key-", StringComparison.Ordinal) && _people.GetValueOrDefault(key[4..]) is { Enabled: true } person
            ? person.ToRequester()
            : null);

    public Task<CreatedUser?> EnsureFirstAdministratorAsync(CancellationToken cancellationToken) => Task.FromResult(FirstAdministrator);

    Task<IReadOnlyList<UserAccount>> IUserDirectory.ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<UserAccount>>([.. _people.Values]);

    public Task<CreatedUser> CreateAsync(NewUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> ResetPasswordAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetRolesAsync(string name, IReadOnlyCollection<string> roles, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IssuedKey> IssueAsync(
        string userName, string label, IReadOnlyCollection<string> roles, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<ApiKeyRecord>> IApiKeys.ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RevokeAsync(string keyId, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static UserAccount Person(string id, string? department, params string[] roles) =>
        new(id, id, id, department, new HashSet<string>(roles, StringComparer.Ordinal), Enabled: true, MustChangePassword: false);
}
