using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Audit;
using Assistant.Core.Usage;

namespace Assistant.Cli.Usage;

internal static class UsageExportCommand
{
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";

    private static readonly Option<string> Format = new("--format") { Description = $"{Csv} か {JsonLines}（省略時は {Csv}）", DefaultValueFactory = _ => Csv };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong(Csv, JsonLines);
        var command = new Command("export", "利用の記録を書き出します（氏名も質問も含みません。管理者でない人には、利用者の番号のかわりに仮の番号）")
        {
            UsagePeriodOptions.From, UsagePeriodOptions.To, Format, CommonOptions.Data, CommonOptions.As,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var period = UsagePeriodOptions.Read(parsed);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        var person = await UsageReading.RecordAsync(services, parsed, period, cancellationToken, AuditActions.UsageExport);
        var name = services.Get<IUsagePseudonyms>().For(person);
        var csv = parsed.GetValue(Format) == Csv;
        if (csv)
        {
            Console.Out.WriteLine(CsvLine.Of(UsageEventLine.Header));
        }

        await foreach (var usage in services.Get<IUsageLog>().ReadAsync(period.From.Start, period.End, cancellationToken))
        {
            var line = UsageEventLine.Of(usage, name);
            if (csv)
            {
                Console.Out.WriteLine(CsvLine.Of(line.Cells));
            }
            else
            {
                CliJson.Write(line, CliJson.Shared.UsageEventLine);
            }
        }

        return ExitCode.Ok;
    }
}
