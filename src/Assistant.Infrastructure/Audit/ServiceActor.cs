using Assistant.Core.Audit;

namespace Assistant.Infrastructure.Audit;

/// <summary>Where no host says who acts, the service does.</summary>
internal sealed class ServiceActor : IAuditActor
{
    public string UserId => AuditActors.Service;
}
