using System.Security.Claims;
using Assistant.Core.Access;

namespace Assistant.Infrastructure.Identity;

/// <summary>What a signed-in principal says about a person, beside id, name and roles.</summary>
public static class AssistantClaims
{
    public const string DisplayName = "assistant:display-name";
    public const string Department = "assistant:department";

    /// <summary>One for each code of <see cref="Requester.Units"/>; never part of a cookie, see <see cref="ResolveAsync"/>.</summary>
    private const string Unit = "assistant:unit";

    /// <summary>職位 of today; never part of a cookie.</summary>
    private const string Post = "assistant:post";

    /// <summary>Present when the organisation is set up, also for a person who belongs to no unit today.</summary>
    private const string Resolved = "assistant:units-resolved";

    /// <summary>Present while the one-time password is not changed yet: only the page for changing it may be shown.</summary>
    public const string MustChangePassword = "assistant:must-change-password";

    /// <exception cref="InvalidOperationException">Nobody is signed in: the caller must have demanded it before.</exception>
    public static Requester ToRequester(this ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The principal has no user id."),
        principal.FindFirstValue(Department),
        principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal))
    {
        Units = principal.HasClaim(c => c.Type == Resolved) ? principal.FindAll(Unit).Select(c => c.Value).ToHashSet(StringComparer.Ordinal) : null,
        Post = principal.FindFirstValue(Post),
    };

    /// <summary>The same principal with the units and the department of today instead of those it came with.</summary>
    public static async Task<ClaimsPrincipal> ResolveAsync(this ClaimsPrincipal principal, PeopleOfToday today, CancellationToken cancellationToken)
    {
        var person = await today.ResolveAsync(principal.ToRequester(), cancellationToken);
        var resolved = principal.Clone();
        var identity = (ClaimsIdentity)resolved.Identity!;
        foreach (var old in identity.FindAll(c => c.Type is Department or Unit or Resolved or Post).ToList())
        {
            identity.RemoveClaim(old);
        }

        if (person.Department is { } department)
        {
            identity.AddClaim(new Claim(Department, department));
        }

        if (person.Post is { } post)
        {
            identity.AddClaim(new Claim(Post, post));
        }

        if (person.Units is { } units)
        {
            identity.AddClaim(new Claim(Resolved, "true"));
            identity.AddClaims(units.Select(code => new Claim(Unit, code)));
        }

        return resolved;
    }

    public static bool IsRequiredToChangePassword(this ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == MustChangePassword);

    /// <summary>The name to show; the sign-in name where there is none.</summary>
    public static string? GetDisplayName(this ClaimsPrincipal principal) => principal.FindFirstValue(DisplayName) ?? principal.Identity?.Name;
}
