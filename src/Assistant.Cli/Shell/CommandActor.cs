using Assistant.Core.Access;
using Assistant.Core.Audit;

namespace Assistant.Cli.Shell;

/// <summary>The one person a command acts for; <see cref="Acting"/> says who.</summary>
internal sealed class CommandActor : IAuditActor
{
    public string UserId { get; set; } = Requester.LocalAdministrator.UserId;
}
