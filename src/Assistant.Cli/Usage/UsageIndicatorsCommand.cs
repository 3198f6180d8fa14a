using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Core.Usage.Indicators;
using Assistant.Infrastructure.Usage;

namespace Assistant.Cli.Usage;

internal static class UsageIndicatorsCommand
{
    private static readonly Argument<string> Id = new("INDICATOR") { Description = "usage indicators が表示する番号" };

    private static readonly Option<int> Year = new("--year") { Description = "年度（西暦）", HelpName = "YYYY", Required = true };

    private static readonly Option<string> Value = new("--value") { Description = "その年度の実績（小数は3桁まで）", HelpName = "N", Required = true };

    public static Command Create()
    {
        var command = new Command("indicators", "計画の指標を、目標までの道のりと比べます")
        {
            UsagePeriodOptions.To, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    public static Command CreateEnter() => AdministrationCommand.Create("enter", "記録から計算できない指標の実績を入力します", [Id, Year, Value], EnterAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var until = UsagePeriod.Parse(parsed.GetRequiredValue(UsagePeriodOptions.To), parsed.GetRequiredValue(UsagePeriodOptions.To));
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        await UsageReading.RecordAsync(services, parsed, until, cancellationToken);
        var reports = await services.Get<UsageReports>().ComputeIndicatorsAsync(until.To, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write([.. reports], CliJson.Shared.IndicatorReportArray);
        }
        else
        {
            foreach (var report in reports)
            {
                Write(report);
            }
        }

        return ExitCode.Ok;
    }

    private static async Task EnterAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        if (!Indicator.TryReadValue(parsed.GetRequiredValue(Value), out var value) || value is not { } thousandths)
        {
            throw new AssistantException("indicator_value_invalid", "--value は数（小数は3桁まで）で指定してください。");
        }

        await services.Get<IIndicatorEntries>().EnterAsync(
            parsed.GetRequiredValue(Id), parsed.GetValue(Year), thousandths, services.Get<IAuditActor>().UserId, cancellationToken);
        Console.Out.WriteLine("入力しました。");
    }

    private static void Write(IndicatorReport report)
    {
        Line($"{report.Section} {report.Name}［{report.Id}］: {report.StatusText}");
        if (report.Baseline is { } baseline && report.Target is { } target)
        {
            var annual = report.AnnualisedBaseline is { } year ? $"（{report.BaselineMonths}か月分。12か月に直すと {Number(year)}）" : "";
            var monthly = report.TargetPerMonth is { } month ? $"（1か月あたり {Number(month)}）" : "";
            var percent = report.ChangePercent is { } share ? $"、{Signed(share, "0.0")} %" : "";
            Line($"    {report.BaselineYear}年度 {Number(baseline)}{annual} → {report.TargetYear}年度 {Number(target)}{monthly} {report.Unit}（{Signed(target - baseline, "#,0.###")}{percent}）");
            Line($"    道のり {string.Join(" / ", report.Path.Select(p => Number(p.Value)))}");
        }

        if (report.Pace is { } pace)
        {
            Line($"    実績 {string.Join("、", report.Actual.Select(a => $"{a.FiscalYear}年度 {Number(a.Value)}（{a.Months}か月）"))}。今の速さは年 {Number(pace)}");
        }

        if (report.Forecast is { } forecast)
        {
            var range = forecast is { Low: { } low, High: { } high } ? $"（{Number(low)}〜{Number(high)}）" : "";
            Line($"    {report.TargetYear}年度の見込み {Number(forecast.Expected)}{range}: {forecast.Method}");
        }

        if (report.Scope.Length > 0)
        {
            Line($"    {TerminalText.Line(report.Scope)}");
        }
    }

    private static string Signed(decimal value, string pattern) => value.ToString($"+{pattern};-{pattern};±0", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
