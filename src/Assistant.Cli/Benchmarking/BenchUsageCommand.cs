using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Measuring;
using Assistant.Cli.Shell;

namespace Assistant.Cli.Benchmarking;

internal static class BenchUsageCommand
{
    private static readonly Option<int> Events = CommonOptions.Number("--events", "利用の件数", defaultValue: 100_000, least: 1_000, most: 5_000_000);

    private static readonly Option<int> Months = CommonOptions.Number("--months", "何か月に分けるか", defaultValue: 24, least: 1, most: 120);

    public static Command Create()
    {
        var command = new Command("usage", "作りものの利用の記録を仮の場所に取り込んで、指標の計算と記録の確認の速さを測ります") { Events, Months, CommonOptions.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // Ctrl-C is listened to from the moment on which a command has handed out its task.
        await Task.Yield();
        UsageBenchmarkOutput output;
        using (var scratch = new ScratchFolder())
        using (var progress = new ProgressLine())
        {
            var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [DataDirectory.Key] = scratch.Data };
            await using var services = await CliServices.OpenAsync(parsed, cancellationToken, settings: settings);
            output = await new UsageBenchmark(services, progress, parsed.GetValue(Events), parsed.GetValue(Months)).RunAsync(scratch.Path, cancellationToken);
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(output, CliJson.Shared.UsageBenchmarkOutput);
            return ExitCode.Ok;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"利用 {output.Events:N0} 件、{output.Users:N0} 人、{output.Months} か月"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"取り込み         {output.ImportMs / 1000:N1} 秒（{output.ImportedPerSecond:N0} 件/秒）"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"指標 初回        {output.FirstMs:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"指標 全期間      p50 {output.Whole.P50Ms:F1}、p95 {output.Whole.P95Ms:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"指標 1か月       p50 {output.Month.P50Ms:F1}、p95 {output.Month.P95Ms:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"報告 全期間      p50 {output.Report.P50Ms:F1}、p95 {output.Report.P95Ms:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"明細 1か月       初回 {output.RowsFirstMs:F0}、p50 {output.Rows.P50Ms:F1}、p95 {output.Rows.P95Ms:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1件の追加        p50 {output.Append.P50Ms:F1}、p95 {output.Append.P95Ms:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"数え直し         {output.RecountMs / 1000:N1} 秒、保っている集計と{(output.RecountEqual ? "一致" : "不一致")}"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit verify     {output.VerifiedPerSecond:N0} 件/秒"));
        return ExitCode.Ok;
    }
}
