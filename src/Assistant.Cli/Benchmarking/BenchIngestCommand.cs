using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Assistant.Cli.Measuring;
using Assistant.Cli.Shell;
using Assistant.Core.Documents;
using Assistant.Core.Errors;

namespace Assistant.Cli.Benchmarking;

internal static class BenchIngestCommand
{
    private const double Megabyte = 1024 * 1024;

    private static readonly Argument<string[]> Paths = new("PATH") { Description = "ファイルまたはフォルダ", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<bool> PdfToText = new("--pdftotext") { Description = "同じ PDF を pdftotext だけで読む時間とも比べます" };

    public static Command Create()
    {
        var command = new Command("ingest", "文書を仮の場所に取り込んで、読み取りの速さと使用量を測ります") { Paths, PdfToText, CommonOptions.Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var scratch = new ScratchFolder();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [DataDirectory.Key] = scratch.Data };
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken, settings: settings);
        var request = new IngestionRequest(parsed.GetRequiredValue(Paths), new StatedMetadata()) { AcceptFindingsAs = "benchmark" };
        var output = await MeasureAsync(services, request, parsed.GetValue(PdfToText), cancellationToken);
        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(output, CliJson.Shared.IngestBenchmarkOutput);
        }
        else
        {
            Report(output);
        }

        return ExitCode.Ok;
    }

    private static async Task<IngestBenchmarkOutput> MeasureAsync(CliServices services, IngestionRequest request, bool comparesPdf, CancellationToken cancellationToken)
    {
        var ingestion = services.Get<IIngestionService>();
        List<IngestionResult> results;
        double elapsed, cpu;
        long peak;
        using (var use = new ProcessTreeUse())
        {
            cpu = ProcessTreeUse.CpuMilliseconds();
            (results, elapsed) = await RunAsync(ingestion, request, cancellationToken);
            cpu = ProcessTreeUse.CpuMilliseconds() - cpu;
            peak = use.PeakBytes;
        }

        if (results.Count == 0)
        {
            throw new AssistantException("no_documents", "取り込める文書がありません。") { NextStep = "文書のファイルか、それらを含むフォルダを指定してください。" };
        }

        var (again, againMs) = await RunAsync(ingestion, request, cancellationToken);
        var types = results.GroupBy(r => Path.GetExtension(r.Path).ToLowerInvariant(), StringComparer.Ordinal)
            .Select(g => new TypeFigures(g.Key, g.Count(), g.Count(r => r.Status == IngestionStatus.Failed), g.Sum(r => r.Pages), g.Sum(r => BytesOf(r.Path)), g.Sum(r => r.ElapsedMs)))
            .OrderBy(t => t.Type, StringComparer.Ordinal)
            .ToList();
        var bytes = types.Sum(t => t.Bytes);
        var pages = types.Sum(t => t.Pages);
        return new IngestBenchmarkOutput(
            results.Count,
            types.Sum(t => t.Failed),
            pages,
            bytes,
            elapsed,
            cpu,
            pages / elapsed * 1000,
            bytes / Megabyte / elapsed * 1000,
            peak,
            types,
            new UnchangedFigures(again.Count(r => r.Status == IngestionStatus.Unchanged), againMs),
            comparesPdf ? await CompareAsync(services, results, cancellationToken) : null);
    }

    private static async Task<(List<IngestionResult> Results, double ElapsedMs)> RunAsync(IIngestionService ingestion, IngestionRequest request, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var results = new List<IngestionResult>();
        await foreach (var result in ingestion.IngestAsync(request, cancellationToken))
        {
            results.Add(result);
        }

        return (results, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static async Task<PdfToTextFigures?> CompareAsync(CliServices services, List<IngestionResult> results, CancellationToken cancellationToken)
    {
        const string pdf = ".pdf";
        var reader = services.Get<IEnumerable<IDocumentReader>>().First(r => r.Extensions.Contains(pdf, StringComparer.Ordinal));
        List<string> files = [.. results.Where(r => r.Status == IngestionStatus.Indexed && r.Path.EndsWith(pdf, StringComparison.OrdinalIgnoreCase) && File.Exists(r.Path)).Select(r => r.Path)];
        return files.Count == 0 ? null : await PdfComparison.RunAsync(reader, files, cancellationToken);
    }

    /// <summary>Members of archives have no size of their own here.</summary>
    private static long BytesOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static void Report(IngestBenchmarkOutput output)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"文書 {output.Files:N0} 件（失敗 {output.Failed:N0} 件）、{output.Pages:N0} ページ、{output.Bytes / Megabyte:N1} MB: {output.ElapsedMs / 1000:N1} 秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"速さ         {output.PagesPerSecond:N1} ページ/秒、{output.MegabytesPerSecond:N2} MB/秒（プロセッサ時間 {output.CpuMs / 1000:N1} 秒。書き込みと索引を含む）"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"メモリー     最大 {output.PeakMemoryBytes / Megabyte:N0} MB（このプロセスと子プロセスの合計）"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"変更なし     {output.Unchanged.Files:N0} 件の確認に {output.Unchanged.ElapsedMs / 1000:N2} 秒"));
        foreach (var type in output.Types)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{type.Type,-8}{type.Files,6:N0} 件 失敗 {type.Failed,4:N0} {type.Pages,7:N0} ページ {type.Bytes / Megabyte,8:N1} MB {type.ReadMs / 1000.0,8:N1} 秒（1件ずつの合計）"));
        }

        if (output.PdfToText is { } tool)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PDF の読み取り {tool.Files:N0} 件（{tool.Rounds} 回ずつ交互に測った中央値）: {tool.ReaderWallMs / 1000:N2} 秒（プロセッサ時間 {tool.ReaderCpuMs / 1000:N2} 秒）"));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pdftotext だけ: {tool.ToolWallMs / 1000:N2} 秒（プロセッサ時間 {tool.ToolCpuMs / 1000:N2} 秒）。読み取りの速さはその {tool.Ratio:P0}（プロセッサ時間では {tool.CpuRatio:P0}）"));
        }
    }
}
