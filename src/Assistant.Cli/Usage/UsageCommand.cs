using System.CommandLine;

namespace Assistant.Cli.Usage;

internal static class UsageCommand
{
    public static Command Create() => new("usage", "利用の記録を取り込み、指標を計算します")
    {
        UsageImportCommand.Create(),
        UsageKpiCommand.Create(),
        UsageReportCommand.Create(),
        UsageIndicatorsCommand.Create(),
        UsageIndicatorsCommand.CreateEnter(),
        UsageExportCommand.Create(),
    };
}
