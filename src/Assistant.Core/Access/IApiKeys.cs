namespace Assistant.Core.Access;

/// <summary>Keys for programs: shown once, stored hashed, each with a person, roles (never more than the person's) and an expiry.</summary>
public interface IApiKeys
{
    /// <exception cref="Errors.AssistantException"><c>user_unknown</c>, <c>role_not_held</c>, <c>expiry_in_past</c>.</exception>
    Task<IssuedKey> IssueAsync(string userName, string label, IReadOnlyCollection<string> roles, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    Task<IReadOnlyList<ApiKeyRecord>> ListAsync(CancellationToken cancellationToken);

    /// <returns>False when there is no such key.</returns>
    Task<bool> RevokeAsync(string keyId, CancellationToken cancellationToken);

    /// <summary>Null when the key is unknown, expired, revoked, or its person is disabled.</summary>
    Task<Requester?> AuthenticateAsync(string key, CancellationToken cancellationToken);
}

/// <param name="Secret">The whole key; never shown again.</param>
public sealed record IssuedKey(ApiKeyRecord Record, string Secret);

public sealed record ApiKeyRecord(string Id, string Label, string UserName, IReadOnlySet<string> Roles, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);
