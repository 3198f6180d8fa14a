using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Testing;

/// <summary>A handful of passages ranked by their words, without files: what the composer of answers is given to read.</summary>
public sealed class MemorySearch
{
    private readonly IReadOnlyList<IndexablePassage> _passages;
    private readonly List<Dictionary<uint, double>> _impacts;
    private readonly RankingModel _model;
    private readonly QueryAnalyzer _queries;

    public MemorySearch(IWordSegmenter segmenter, IReadOnlyList<IndexablePassage> passages)
    {
        var (weights, bm25, text) = (new TermWeights(), new Bm25Options(), new TextAnalyzer(segmenter));
        var analyzer = new PassageAnalyzer(text);
        _passages = passages;
        var terms = passages.Select(p => analyzer.Analyze(p.Document, [p.Chunk]).Single()).ToList();
        _model = new RankingModelTrainer(bm25, weights).Train(terms.Count, new CorpusSample(terms, [], []), withSemantic: false, CancellationToken.None);
        var vectorizer = new PassageVectorizer(_model, bm25, weights);
        _impacts = terms.ConvertAll(t => vectorizer.Impacts(t).ToDictionary(i => i.Key, i => i.Impact * (double)TermImpact.Unit));
        _queries = new QueryAnalyzer(text, segmenter, SynonymDictionary.Load(TextTables.Current.SynonymGroups), weights);
    }

    public SearchResult Search(SearchRequest request)
    {
        var query = _queries.Analyze(request.Query, _model, new HashSet<string>(StringComparer.Ordinal));
        var hits = _passages
            .Select((p, i) => (Passage: p, Score: query.Terms.Sum(t => t.Weight * _model.Frequencies.Rarity(t.Key) * _impacts[i].GetValueOrDefault(t.Key))))
            .Where(h => h.Score > 0 && request.Access.Allows(h.Passage.Document.Metadata.Access))
            .OrderByDescending(h => h.Score)
            .Take(request.Top)
            .Select((h, i) => new SearchHit(i + 1, h.Score, h.Passage.Document, h.Passage.Chunk));
        return new SearchResult("lexical", [.. hits], [.. query.Terms.Select(t => new QueryTerm(t.Text, t.Class == TermClass.Word, t.Weight, _model.Frequencies.Of(t.Key)))], _passages.Count);
    }
}
