using Assistant.Core.Access;
using Assistant.Core.Audit;

namespace Assistant.Infrastructure.Audit;

/// <summary>Records keys that are issued and revoked, as <see cref="AuditedUserDirectory"/> does for accounts.</summary>
internal sealed class AuditedApiKeys(IApiKeys keys, AuditedDeeds deeds) : IApiKeys
{
    public async Task<IssuedKey> IssueAsync(string userName, string label, IReadOnlyCollection<string> roles, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var issued = await deeds.RunAsync(
            AuditActions.KeyIssue, null, () => keys.IssueAsync(userName, label, roles, expiresAt, cancellationToken), cancellationToken);
        await deeds.RecordAsync(AuditActions.KeyIssue, issued.Record.Id, null, CancellationToken.None);
        return issued;
    }

    public Task<IReadOnlyList<ApiKeyRecord>> ListAsync(CancellationToken cancellationToken) => keys.ListAsync(cancellationToken);

    public async Task<bool> RevokeAsync(string keyId, CancellationToken cancellationToken)
    {
        var known = (await keys.ListAsync(cancellationToken)).Any(k => k.Id == keyId);
        return await deeds.RunAsync(AuditActions.KeyRevoke, known ? keyId : null, () => keys.RevokeAsync(keyId, cancellationToken), cancellationToken);
    }

    public Task<Requester?> AuthenticateAsync(string key, CancellationToken cancellationToken) => keys.AuthenticateAsync(key, cancellationToken);
}
