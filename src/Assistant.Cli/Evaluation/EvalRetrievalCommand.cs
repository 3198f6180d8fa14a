using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Assistant.Cli.Measuring;
using Assistant.Cli.Searching;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Cli.Evaluation;

/// <summary>The corpus is ingested and searched with the services of <c>ingest</c> and <c>search</c>, in a data folder of its own.</summary>
internal static class EvalRetrievalCommand
{
    private static readonly Option<string> Corpus = new("--corpus") { Description = "文書（JSON：id → 文章、または id → {\"title\",\"text\"}）", HelpName = "FILE.json", Required = true };

    private static readonly Option<string> Queries = new("--queries") { Description = "質問（JSON：id → 文章）", HelpName = "FILE.json", Required = true };

    private static readonly Option<string> Qrels = new("--qrels")
    {
        Description = "正解（JSON：質問の id → {文書の id: 段階}。1 以上が正解。文書の一覧にない文書は、見つからなかったものと数えます）",
        HelpName = "FILE.json",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("retrieval", "文書を仮の場所に取り込んで、検索の精度と速さを測ります（再現率・適合率・nDCG・MRR は上位 10 文書）")
        {
            Corpus, Queries, Qrels, ModeOption.Mode, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // Ctrl-C is listened to from the moment on which a command has handed out its task.
        await Task.Yield();
        var mode = parsed.GetValue(ModeOption.Mode);
        var set = await RetrievalSet.ReadAsync(parsed.GetRequiredValue(Corpus), parsed.GetRequiredValue(Queries), parsed.GetRequiredValue(Qrels), cancellationToken);
        var output = await MeasureAsync(parsed, set, mode, cancellationToken);
        Warn(set);
        Report(output, parsed.GetValue(CommonOptions.Json));
        return ExitCode.Ok;
    }

    private static async Task<RetrievalOutput> MeasureAsync(ParseResult parsed, RetrievalSet set, SearchMode mode, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        using var progress = new ProgressLine();
        var files = new CorpusFiles(scratch.Subfolder("corpus"), set.Corpus);
        await files.WriteAsync(cancellationToken);

        await using var services = await CliServices.OpenAsync(parsed, cancellationToken, settings: Settings(scratch));
        var search = services.Get<IPassageSearch>();
        var began = Stopwatch.GetTimestamp();
        var chunks = await IngestAsync(services, scratch.Subfolder("corpus"), files, progress, cancellationToken);

        // The first search completes the index; it also warms up what is read for the first time.
        progress.Show("索引の仕上げ");
        await search.SearchAsync(Request(set.Queries[0], mode, RetrievalMetrics.Cut), cancellationToken);
        var indexing = new RetrievalIndexing(set.Corpus.Count, chunks, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);

        var latencies = new Latencies();
        var metrics = new List<RetrievalMetrics>(set.Queries.Count);
        foreach (var query in set.Queries)
        {
            progress.Show("検索", metrics.Count, set.Queries.Count);
            var started = Stopwatch.GetTimestamp();
            var ranked = Documents(await search.SearchAsync(Request(query, mode, RetrievalMetrics.Cut), cancellationToken), files);
            latencies.Add(Stopwatch.GetElapsedTime(started));
            if (ranked.Count < RetrievalMetrics.Cut)
            {
                // Several passages of one document stand among the first ten: further down are further documents.
                ranked = Documents(await search.SearchAsync(Request(query, mode, SearchRequest.MostHits), cancellationToken), files);
            }

            metrics.Add(RetrievalMetrics.Of(ranked, query.Grades));
        }

        return RetrievalOutput.Of(SearchModes.NameOf(mode), metrics, latencies, indexing);
    }

    private static async Task<int> IngestAsync(CliServices services, string folder, CorpusFiles files, ProgressLine progress, CancellationToken cancellationToken)
    {
        var (chunks, done) = (0, 0);
        await foreach (var result in services.Get<IIngestionService>().IngestAsync(new IngestionRequest([folder], new StatedMetadata()), cancellationToken))
        {
            if (result.Status == IngestionStatus.Failed)
            {
                throw new AssistantException("corpus_not_readable", $"文書「{files.IdOf(result.Path)}」を取り込めません: {result.ErrorMessage}");
            }

            chunks += result.Chunks;
            progress.Show("取り込み", ++done, result.Total);
        }

        return chunks;
    }

    /// <summary>Documents that say the same are judged one by one: here none may hide another.</summary>
    private static Dictionary<string, string?> Settings(ScratchFolder scratch) => new(StringComparer.Ordinal)
    {
        [DataDirectory.Key] = scratch.Data,
        ["Search:NearDuplicate"] = "1",
    };

    private static SearchRequest Request(JudgedQuery query, SearchMode mode, int top) =>
        new(query.Text, top, Requester.LocalAdministrator.Scope) { Mode = mode };

    /// <summary>In order of their best passages.</summary>
    private static List<string> Documents(SearchResult result, CorpusFiles files) =>
        [.. result.Hits.Select(h => files.IdOf(h.Document)).Distinct(StringComparer.Ordinal)];

    private static void Warn(RetrievalSet set)
    {
        if (set.LeftOut > 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"正解のない質問 {set.LeftOut:N0} 件は数えていません。"));
        }

        if (set.UnknownDocuments > 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"正解の文書のうち {set.UnknownDocuments:N0} 件は文書の一覧になく、見つからなかったものと数えました。"));
        }
    }

    private static void Report(RetrievalOutput output, bool json)
    {
        if (json)
        {
            CliJson.Write(output, CliJson.Shared.RetrievalOutput);
            return;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"検索の方式   {output.Mode}（質問 {output.Queries:N0} 件）"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall@10    {output.Recall:F3}"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision@10 {output.Precision:F3}"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nDCG@10      {output.Ndcg:F3}"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MRR@10       {output.Mrr:F3}"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"検索時間     p50 {output.Latency.P50Ms:F1} ミリ秒、p95 {output.Latency.P95Ms:F1} ミリ秒"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"取り込み     {output.Indexing.Documents:N0} 文書、{output.Indexing.Chunks:N0} 件の記載、{output.Indexing.ElapsedMs / 1000.0:F1} 秒"));
    }
}
