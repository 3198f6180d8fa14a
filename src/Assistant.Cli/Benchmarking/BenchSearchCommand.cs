using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Measuring;
using Assistant.Cli.Shell;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Semantic;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Cli.Benchmarking;

internal static class BenchSearchCommand
{
    private const int FewestChunks = 100;
    private const int MostChunks = 1_000_000;
    private const int MostDimensions = 4096;

    private static readonly Option<int> Chunks = CommonOptions.Number("--chunks", "記載の数", defaultValue: 10_000, FewestChunks, MostChunks);

    private static readonly Option<int> Dimensions = CommonOptions.Number(
        "--dimensions", "意味のベクトルの次元。指定すると、埋め込みモデルの代わりに文章ごとに決まった乱数を使う", defaultValue: LatentSemanticModel.UsualDimensions, least: 8, MostDimensions);

    public static Command Create()
    {
        var command = new Command("search", "作りものの文書を仮の場所に取り込んで、検索の速さと使用量を測ります")
        {
            Chunks, Dimensions, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // Ctrl-C is listened to from the moment on which a command has handed out its task: writing does not wait for anything.
        await Task.Yield();
        var dimensions = parsed.GetValue(Dimensions);
        var standIn = parsed.GetResult(Dimensions) is { Implicit: false } ? new RandomDenseModel(dimensions) : null;
        BenchmarkOutput output;
        using (var scratch = new ScratchFolder())
        using (var progress = new ProgressLine())
        {
            var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [DataDirectory.Key] = scratch.Data };
            Task<CliServices> OpenAsync(CancellationToken token) => CliServices.OpenAsync(parsed, token, s => Replace(s, standIn), settings);
            output = await new SearchBenchmark(OpenAsync, parsed.GetValue(Chunks), progress).RunAsync(dimensions, cancellationToken);
        }

        Report(output, standIn is not null, parsed.GetValue(CommonOptions.Json));
        return ExitCode.Ok;
    }

    /// <summary>A connected model is left aside: its time is the network's, and a million texts have a price.</summary>
    private static void Replace(IServiceCollection services, RandomDenseModel? standIn)
    {
        services.RemoveAll<IDenseModel>();
        if (standIn is not null)
        {
            services.AddSingleton<IDenseModel>(standIn);
        }
    }

    private static void Report(BenchmarkOutput output, bool standsIn, bool json)
    {
        if (json)
        {
            CliJson.Write(output, CliJson.Shared.BenchmarkOutput);
            return;
        }

        var model = standsIn ? "乱数（埋め込みモデルの時間を含まない）" : "内蔵のモデル";
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"記載 {output.Chunks:N0} 件、意味のベクトル {output.Dimensions} 次元: {model}"));
        Console.Out.WriteLine("方式       p50     p95     p99（ミリ秒、1件ずつ検索）   件/秒（プロセッサの数だけ同時に検索）");
        foreach (var (name, times) in new[] { ("lexical", output.Modes.Lexical), ("dense", output.Modes.Dense), ("hybrid", output.Modes.Hybrid) })
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8}{times.P50Ms,7:F1} {times.P95Ms,7:F1} {times.P99Ms,7:F1}   {times.QueriesPerSecond,26:F0}"));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"開くまで     {output.OpenMs:N0} ミリ秒（作りおいた索引を開き、最初の検索に答えるまで）"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"索引の作成   {output.Indexing.ChunksPerSecond:N0} 件/秒（解析と索引づくり。プロセッサ時間1秒あたり＝1コアあたり。文書の書き込みを含まない）"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"メモリー     {output.WorkingSetBytes / 1048576.0:N0} MB（検索中のプロセス全体。不要なメモリーを返したあと）"));
        Console.Out.WriteLine("それぞれ 200 件の違う質問を、文書の1割が見えない職員として検索しました。");
    }
}
