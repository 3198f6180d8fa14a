using Assistant.Core.Access;
using Assistant.Infrastructure.Identity;

namespace Assistant.Api.Access;

/// <summary>
/// Who a connection that stays open acts for now. A page request proves itself anew each time; a WebSocket would keep
/// the rights of its first minute, so they are looked up for every question.
/// </summary>
internal sealed class CurrentRequester(IUserDirectory people, IApiKeys keys)
{
    /// <summary>Null when the person may no longer ask: disabled, without the role, or with a password to change.</summary>
    public async Task<Requester?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var requester = ApiKeyHandler.ReadKey(context.Request) is { } key
            ? await keys.AuthenticateAsync(key, cancellationToken)
            : await FindPersonAsync(context.User.ToRequester().UserId, cancellationToken);
        return requester?.IsIn(Roles.Staff) == true ? requester : null;
    }

    private async Task<Requester?> FindPersonAsync(string userId, CancellationToken cancellationToken) =>
        await people.FindAsync(userId, cancellationToken) is { Enabled: true, MustChangePassword: false } account ? account.ToRequester() : null;
}
