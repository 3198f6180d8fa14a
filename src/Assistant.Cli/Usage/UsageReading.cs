using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Usage;

namespace Assistant.Cli.Usage;

/// <summary>Reading the log is itself recorded, before anything of it is shown.</summary>
internal static class UsageReading
{
    /// <exception cref="Core.Errors.AssistantException"><c>forbidden</c> for whoever is neither analyst nor administrator.</exception>
    public static async Task<Requester> RecordAsync(CliServices services, ParseResult parsed, UsagePeriod period, CancellationToken cancellationToken, string action = AuditActions.UsageRead)
    {
        var person = await Acting.ResolveAsync(services, parsed, [Roles.Analyst, Roles.Admin], cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = period.From.ToString(), ["to"] = period.To.ToString() };
        await services.Get<IAuditLog>().AppendAsync(new AuditRecord(action, person.UserId, null) { Details = details }, cancellationToken);
        return person;
    }
}
