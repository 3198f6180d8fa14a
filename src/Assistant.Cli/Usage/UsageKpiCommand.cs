using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Usage;

namespace Assistant.Cli.Usage;

internal static class UsageKpiCommand
{
    private static readonly Option<bool> Recompute = new("--recompute") { Description = "保っている集計を使わず、記録を1件ずつ数え直し、集計と一致することも確かめます" };

    public static Command Create()
    {
        var command = new Command("kpi", "期間の指標を計算します")
        {
            UsagePeriodOptions.From, UsagePeriodOptions.To, Recompute, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var period = UsagePeriodOptions.Read(parsed);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        await UsageReading.RecordAsync(services, parsed, period, cancellationToken);
        var reports = services.Get<UsageReports>();
        var kpi = await reports.ComputeKpiAsync(period, recount: false, cancellationToken);
        if (parsed.GetValue(Recompute))
        {
            var recounted = await reports.ComputeKpiAsync(period, recount: true, cancellationToken);
            if (CliJson.Text(kpi, CliJson.Shared.UsageKpi) != CliJson.Text(recounted, CliJson.Shared.UsageKpi))
            {
                throw new AssistantException("usage_counts_differ", "保っている集計が、記録を数え直した結果と一致しません。")
                {
                    NextStep = "audit verify で記録を確かめてください。",
                };
            }
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(kpi, CliJson.Shared.UsageKpi);
        }
        else
        {
            UsageKpiPrinter.Write((await reports.ComputeReportAsync(period, cancellationToken)).Kpi);
        }

        return ExitCode.Ok;
    }
}
