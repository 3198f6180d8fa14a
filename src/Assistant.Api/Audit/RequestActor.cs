using System.Security.Claims;
using Assistant.Core.Audit;

namespace Assistant.Api.Audit;

/// <summary>The person of the request; the service itself outside of requests.</summary>
internal sealed class RequestActor(IHttpContextAccessor accessor) : IAuditActor
{
    public string UserId => accessor.HttpContext is { } context
        ? context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AuditActors.Unknown
        : AuditActors.Service;
}
