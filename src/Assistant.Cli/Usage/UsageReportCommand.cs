using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Usage.Kpi;
using Assistant.Infrastructure.Usage;

namespace Assistant.Cli.Usage;

internal static class UsageReportCommand
{
    public static Command Create()
    {
        var command = new Command("report", "指標に加えて、職位・機能・テンプレートごとの利用、根拠なしの割合、費用などを示します")
        {
            UsagePeriodOptions.From, UsagePeriodOptions.To, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var period = UsagePeriodOptions.Read(parsed);
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        await UsageReading.RecordAsync(services, parsed, period, cancellationToken);
        var report = await services.Get<UsageReports>().ComputeReportAsync(period, cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(report, CliJson.Shared.UsageReport);
            return ExitCode.Ok;
        }

        UsageKpiPrinter.Write(report.Kpi);
        Write(report);
        return ExitCode.Ok;
    }

    private static void Write(UsageReport report)
    {
        Line($"");
        Line($"休眠            {report.Dormant:N0} 人（前に使い、終わりの{UsageReportCalculator.DormantMonths}か月に使っていない人）");
        Line($"根拠なし        {(report.UnansweredRate is { } rate ? rate.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-")}");
        Line($"ガイドライン    検出のあった利用 {report.Hits:N0} 件、止めた利用 {report.Blocked:N0} 件");
        var yen = report.Cost.Yen is { } cost ? $"{cost.ToString("N0", CultureInfo.InvariantCulture)} 円" : $"価格のないモデルがあります: {string.Join('、', report.Cost.Unpriced.Select(TerminalText.Line))}";
        Line($"費用            入力 {report.Cost.InputTokens:N0}、出力 {report.Cost.OutputTokens:N0} トークン、{yen}");
        foreach (var (title, groups) in new[] { ("職位", report.ByPost), ("機能", report.ByFeature), ("テンプレート", report.ByTemplate) })
        {
            Line($"");
            Line($"延べ利用者     件数  推計の分  {title}");
            foreach (var group in groups)
            {
                Line($"{group.CumulativeUsers,10:N0}  {group.Events,7:N0}  {group.Minutes,8:N0}  {TerminalText.Line(group.Name)}");
            }
        }

        Line($"");
        Line($"延べ利用者     件数            利用の目的");
        foreach (var purpose in report.ByPurpose)
        {
            Line($"{purpose.CumulativeUsers,10:N0}  {purpose.Events,7:N0}            {TerminalText.Line(purpose.Name)}");
        }

        Line($"");
        Line($"      申告            自己申告の分  使いみち（選んだ申告だけ）");
        foreach (var category in report.ByCategory)
        {
            Line($"{category.Statements,10:N0}  {category.Minutes,18:N0}  {TerminalText.Line(category.Category)}");
        }
    }

    private static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
