using System.Security.Claims;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Identity;

/// <summary>What a signed-in principal says about a person, beside id, name and roles.</summary>
public static class AssistantClaims
{
    public const string DisplayName = "assistant:display-name";
    public const string Department = "assistant:department";

    /// <summary>Present while the one-time password is not changed yet: only the page for changing it may be shown.</summary>
    public const string MustChangePassword = "assistant:must-change-password";

    /// <exception cref="InvalidOperationException">Nobody is signed in: the caller must have demanded it before.</exception>
    public static Requester ToRequester(this ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The principal has no user id."),
        principal.FindFirstValue(Department),
        principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal));

    public static bool IsRequiredToChangePassword(this ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == MustChangePassword);

    /// <summary>The name to show; the sign-in name where there is none.</summary>
    public static string? GetDisplayName(this ClaimsPrincipal principal) => principal.FindFirstValue(DisplayName) ?? principal.Identity?.Name;
}
