using Assistant.Cli.Benchmarking;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks;

/// <summary>A whole search on 20,000 passages, as a person with ordinary access.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private const int Passages = 20_000;
    private const int Questions = 200;

    private Sample? _sample;
    private IPassageSearch? _search;
    private IReadOnlyList<string> _questions = [];
    private int _next;

    [Params(SearchMode.Lexical, SearchMode.Dense, SearchMode.Hybrid)]
    public SearchMode Mode { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _sample = await Sample.CreateAsync();
        await _sample.StoreAsync(Passages);
        _search = _sample.Get<IPassageSearch>();
        _questions = _sample.Text.Questions(new SeededRandom(1), Questions);
        await SearchAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _sample!.DisposeAsync();

    /// <summary>Another question each time: the same one again would find all it needs in the processor's caches.</summary>
    [Benchmark]
    public Task<SearchResult> SearchAsync() =>
        _search!.SearchAsync(new SearchRequest(_questions[_next++ % Questions], 10, SyntheticDocuments.Person) { Mode = Mode }, CancellationToken.None);
}
