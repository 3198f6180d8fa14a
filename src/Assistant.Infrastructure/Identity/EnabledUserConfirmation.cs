using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Identity;

/// <summary>A disabled person may not sign in, nor keep a session: Identity asks here on both occasions.</summary>
internal sealed class EnabledUserConfirmation : IUserConfirmation<AssistantUser>
{
    public Task<bool> IsConfirmedAsync(UserManager<AssistantUser> manager, AssistantUser user) => Task.FromResult(user.Enabled);
}
