using System.Security.Claims;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;

namespace Assistant.Api.Access;

/// <summary>
/// Runs on every request, for cookie and key alike: a cookie is eight hours old at most, and a transfer takes effect at
/// midnight. What is added here is never written back into the cookie.
/// </summary>
internal sealed class UnitsOfToday(PeopleOfToday today, IHttpContextAccessor accessor) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) =>
        principal.Identity is ClaimsIdentity { IsAuthenticated: true } && principal.HasClaim(c => c.Type == ClaimTypes.NameIdentifier)
            ? principal.ResolveAsync(today, accessor.HttpContext?.RequestAborted ?? CancellationToken.None)
            : Task.FromResult(principal);
}
