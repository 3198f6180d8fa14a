using System.Diagnostics;
using Assistant.Cli.Measuring;
using Assistant.Cli.Shell;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Cli.Benchmarking;

/// <summary>Fills a data folder, has it indexed, opens it anew and searches it: all with the product's own services.</summary>
/// <param name="open">Opens the services over the data folder, as a fresh program would.</param>
internal sealed class SearchBenchmark(Func<CancellationToken, Task<CliServices>> open, int chunks, ProgressLine progress)
{
    private const int Queries = 200;
    private const int WarmUp = 20;
    private const int Top = 10;
    private const ulong QuerySeed = 20300331;

    public async Task<BenchmarkOutput> RunAsync(int dimensions, CancellationToken cancellationToken)
    {
        var (rate, text) = await FillAsync(cancellationToken);
        progress.Show("開きなおし");
        var began = Stopwatch.GetTimestamp();
        await using var services = await open(cancellationToken);
        var search = services.Get<IPassageSearch>();
        var random = new SeededRandom(QuerySeed);
        await search.SearchAsync(Request(text.Questions(random, 1)[0], SearchMode.Hybrid), cancellationToken);
        var opened = Stopwatch.GetElapsedTime(began);

        var lexical = await MeasureAsync(search, SearchMode.Lexical, text, random, cancellationToken);
        var dense = await MeasureAsync(search, SearchMode.Dense, text, random, cancellationToken);
        var hybrid = await MeasureAsync(search, SearchMode.Hybrid, text, random, cancellationToken);
        return new BenchmarkOutput(chunks, dimensions, new BenchmarkModes(lexical, dense, hybrid), Math.Round(opened.TotalMilliseconds), new BenchmarkIndexing(Math.Round(rate)), await MemoryAsync(search, text, random, cancellationToken));
    }

    /// <returns>Passages indexed in a second of processor time, and the words that they were made of.</returns>
    private async Task<(double Rate, SyntheticText Text)> FillAsync(CancellationToken cancellationToken)
    {
        await using var services = await open(cancellationToken);
        var text = SyntheticText.Create(services.Get<IWordSegmenter>());
        var documents = new SyntheticDocuments(text, services.Get<TimeProvider>());
        var writer = services.Get<IDocumentWriter>();
        for (var written = 0; written < chunks; written += SyntheticDocuments.PassagesEach)
        {
            progress.Show("文書の書き込み", written, chunks);
            var (document, page, passages) = documents.Make(written / SyntheticDocuments.PassagesEach, Math.Min(SyntheticDocuments.PassagesEach, chunks - written));
            await writer.ReplaceAsync(document, [page], passages, cancellationToken);
        }

        // The first search finds no index and makes it from the record.
        progress.Show("索引の作成");
        var before = ProcessorTime();
        await services.Get<IPassageSearch>().SearchAsync(Request(text.Questions(new SeededRandom(0), 1)[0], SearchMode.Hybrid), cancellationToken);
        return (chunks / (ProcessorTime() - before).TotalSeconds, text);
    }

    private async Task<ModeTimes> MeasureAsync(IPassageSearch search, SearchMode mode, SyntheticText text, SeededRandom random, CancellationToken cancellationToken)
    {
        foreach (var question in text.Questions(random, WarmUp))
        {
            await search.SearchAsync(Request(question, mode), cancellationToken);
        }

        var requests = text.Questions(random, Queries).Select(q => Request(q, mode)).ToList();
        var latencies = new Latencies();
        foreach (var request in requests)
        {
            progress.Show($"検索（{SearchModes.NameOf(mode)}）", latencies.Count, Queries);
            var started = Stopwatch.GetTimestamp();
            await search.SearchAsync(request, cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(started));
        }

        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (request, token) => await search.SearchAsync(request, token));
        var rate = Queries / Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new ModeTimes(latencies.Percentile(50), latencies.Percentile(95), latencies.Percentile(99), Math.Round(rate, 1));
    }

    private static async Task<long> MemoryAsync(IPassageSearch search, SyntheticText text, SeededRandom random, CancellationToken cancellationToken)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        foreach (var question in text.Questions(random, WarmUp))
        {
            await search.SearchAsync(Request(question, SearchMode.Hybrid), cancellationToken);
        }

        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static SearchRequest Request(string question, SearchMode mode) => new(question, Top, SyntheticDocuments.Person) { Mode = mode };

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
