using System.Security.Claims;
using Assistant.Core.Access;

namespace Assistant.Api.Access;

/// <summary>Between the claims of HTTP and the requester of Core.</summary>
internal static class PrincipalRequester
{
    /// <exception cref="InvalidOperationException">The principal is nobody: the endpoint was left open.</exception>
    public static Requester ToRequester(this ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The principal has no id."),
        principal.FindFirstValue(ClaimNames.Department),
        principal.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal));

    public static ClaimsPrincipal ToPrincipal(this Requester requester, string authenticationType)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, requester.UserId)];
        claims.AddRange(requester.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        if (requester.Department is { } department)
        {
            claims.Add(new Claim(ClaimNames.Department, department));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, authenticationType));
    }
}
