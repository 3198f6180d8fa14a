using System.CommandLine;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Cli.Usage;
using Assistant.Core.Audit;

namespace Assistant.Cli.Audit;

internal static class AuditExportCommand
{
    public static Command Create() => AdministrationCommand.Create(
        "export", "監査の記録を JSON Lines で書き出します", [UsagePeriodOptions.From, UsagePeriodOptions.To], RunAsync);

    private static async Task RunAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var period = UsagePeriodOptions.Read(parsed);
        var log = services.Get<IAuditLog>();
        await log.AppendAsync(new AuditRecord(AuditActions.AuditRead, services.Get<IAuditActor>().UserId, null), cancellationToken);
        await foreach (var record in log.ReadAsync(period.From.Start, period.End, cancellationToken))
        {
            CliJson.Write(record, CliJson.Shared.StoredAuditRecord);
        }
    }
}
