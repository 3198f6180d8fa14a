using System.CommandLine;

namespace Assistant.Cli.Audit;

internal static class AuditCommand
{
    public static Command Create() => new("audit", "利用の記録と監査の記録を確かめます")
    {
        AuditVerifyCommand.Create(),
        AuditExportCommand.Create(),
    };
}
