using System.Security.Claims;
using Assistant.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Assistant.Web.People;

/// <summary>
/// Who is looking at the page. Rights are read from the directory on every request, so a person who was
/// disabled, or whose roles changed, is not served by what an older cookie says.
/// </summary>
internal sealed class CurrentPerson(IHttpContextAccessor accessor, IUserDirectory directory)
{
    private Task<UserAccount?>? _account;

    /// <summary>Null when nobody is signed in or the person may no longer sign in.</summary>
    public Task<UserAccount?> FindAsync() => _account ??= LoadAsync();

    private async Task<UserAccount?> LoadAsync()
    {
        if (accessor.HttpContext is not { User.Identity.IsAuthenticated: true } context
            || context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var found = await directory.FindAsync(id, context.RequestAborted);
        return found is { Enabled: true } ? found : null;
    }
}
