using Assistant.Cli.Benchmarking;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks;

/// <summary>What making an index and reading a question spend their time on: one passage of about 200 characters, one question.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private const int TrainedOn = 2000;

    private static readonly HashSet<string> _nothing = new(StringComparer.Ordinal);
    private Sample? _sample;
    private TextAnalyzer? _text;
    private PassageAnalyzer? _passages;
    private QueryAnalyzer? _queries;
    private PassageVectorizer? _vectorizer;
    private IndexableDocument? _document;
    private string _body = "";
    private string _question = "";
    private FieldTerms? _terms;
    private AnalyzedQuery? _query;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _sample = await Sample.CreateAsync();
        var (bm25, weights) = (_sample.Get<Bm25Options>(), _sample.Get<TermWeights>());
        _text = new TextAnalyzer(_sample.Get<IWordSegmenter>());
        _passages = _sample.Get<PassageAnalyzer>();
        _queries = _sample.Get<QueryAnalyzer>();
        var documents = _sample.Documents(TrainedOn).ToList();
        var vocabulary = new HashSet<string>(StringComparer.Ordinal);
        var terms = documents.SelectMany(d => _passages.Analyze(d.Document, d.Chunks, vocabulary)).ToList();
        _vectorizer = new PassageVectorizer(new RankingModelTrainer(bm25, weights).Train(terms.Count, new CorpusSample(terms, vocabulary, []), withSemantic: true, CancellationToken.None), bm25, weights);
        _document = documents[0];
        _body = _document.Chunks[0].Text;
        _terms = terms[0];
        _question = _sample.Text.Questions(new SeededRandom(1), 2)[1];
        _query = _queries.Analyze(_question, _vectorizer.Model, _nothing);
        Console.WriteLine($"// Distinct terms a passage: {terms.Average(t => t.Count):F0}, characters: {documents.SelectMany(d => d.Chunks).Average(c => c.Text.Length):F0}");
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _sample!.DisposeAsync();

    [Benchmark]
    public AnalyzedText AnalyzeText() => _text!.Analyze(_body);

    [Benchmark]
    public int AnalyzePassage() => _passages!.Analyze(_document!.Document, [_document.Chunks[0]]).Sum(t => t.BodyLength);

    [Benchmark]
    public IReadOnlyList<TermImpact> Impacts() => _vectorizer!.Impacts(_terms!);

    [Benchmark]
    public ReadOnlyMemory<float> EncodePassage() => _vectorizer!.Dense(_terms!);

    [Benchmark]
    public AnalyzedQuery AnalyzeQuestion() => _queries!.Analyze(_question, _vectorizer!.Model, _nothing);

    [Benchmark]
    public ReadOnlyMemory<float> EncodeQuestion() => _vectorizer!.Dense(_query!);
}
