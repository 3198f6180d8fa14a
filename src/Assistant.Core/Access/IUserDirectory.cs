namespace Assistant.Core.Access;

/// <summary>The people who may sign in. A name is compared without case; roles are of <see cref="Roles"/>.</summary>
public interface IUserDirectory
{
    Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken);

    /// <summary>By sign-in name or id; null when unknown.</summary>
    Task<UserAccount?> FindAsync(string nameOrId, CancellationToken cancellationToken);

    /// <summary>Creates the person with a one-time password that must be changed at first sign-in.</summary>
    /// <exception cref="Errors.AssistantException"><c>user_exists</c>, <c>user_name_invalid</c>, <c>role_unknown</c>.</exception>
    Task<CreatedUser> CreateAsync(NewUser user, CancellationToken cancellationToken);

    /// <summary>A new one-time password; the old one and all sessions end.</summary>
    /// <exception cref="Errors.AssistantException"><c>user_unknown</c>.</exception>
    Task<string> ResetPasswordAsync(string name, CancellationToken cancellationToken);

    /// <exception cref="Errors.AssistantException"><c>user_unknown</c>, <c>role_unknown</c>, <c>last_administrator</c>.</exception>
    Task SetRolesAsync(string name, IReadOnlyCollection<string> roles, CancellationToken cancellationToken);

    /// <summary>Ends or restores the right to sign in; keys of the person are refused meanwhile.</summary>
    /// <exception cref="Errors.AssistantException"><c>user_unknown</c>, <c>last_administrator</c>.</exception>
    Task SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken);

    /// <summary>Creates the first administrator (name <c>admin</c>) when there is nobody yet; null otherwise.</summary>
    Task<CreatedUser?> EnsureFirstAdministratorAsync(CancellationToken cancellationToken);
}

public sealed record UserAccount(string Id, string Name, string DisplayName, string? Department, IReadOnlySet<string> Roles, bool Enabled, bool MustChangePassword)
{
    /// <summary>As resolved by the organisation on the day of the reading; see <see cref="Requester.Units"/>.</summary>
    public IReadOnlySet<string>? Units { get; init; }

    /// <summary>職位; as the organisation has it today, or as the account says while no organisation is set up.</summary>
    public string? Post { get; init; }

    public Requester ToRequester() => new(Id, Department, Roles) { Units = Units, Post = Post };
}

public sealed record NewUser(string Name, string DisplayName, string? Department, IReadOnlyCollection<string> Roles)
{
    /// <summary>
    /// Registering gives the right to use until 31 March: whoever registers has the application on paper.
    /// False for a person who is to apply in the service.
    /// </summary>
    public bool WithRight { get; init; } = true;
}

public sealed record CreatedUser(UserAccount Account, string OneTimePassword);
