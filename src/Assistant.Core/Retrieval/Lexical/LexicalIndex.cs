using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Lexical;

/// <summary>An immutable index of passages in memory: one posting list a term, two fields (context and body).</summary>
internal sealed class LexicalIndex
{
    private readonly IReadOnlyList<IndexableChunk> _passages;
    private readonly IReadOnlyDictionary<string, PostingList> _postings;
    private readonly FieldNorms _body;
    private readonly FieldNorms _context;
    private readonly Bm25Options _options;

    internal LexicalIndex(IReadOnlyList<IndexableChunk> passages, IReadOnlyDictionary<string, PostingList> postings, FieldNorms body, FieldNorms context, Bm25Options options)
    {
        _passages = passages;
        _postings = postings;
        _body = body;
        _context = context;
        _options = options;
    }

    public int Count => _passages.Count;

    /// <param name="query">Terms with their weights; a term given twice counts with its higher weight.</param>
    public SearchResult Search(IReadOnlyList<(string Term, double Weight)> query, SearchRequest request)
    {
        var terms = Describe(query);
        var allowed = PassageFilter.For(request);
        var scores = new double[_passages.Count];
        foreach (var term in terms.Where(t => t.DocumentFrequency > 0))
        {
            Accumulate(term, scores);
        }

        var hits = TopK.Select(scores, request.Top, i => allowed.Allows(_passages[i].Document))
            .Select((found, rank) => new SearchHit(rank + 1, found.Score, _passages[found.Index].Document, _passages[found.Index].Chunk));
        return new SearchResult("lexical", [.. hits], terms, _passages.Count);
    }

    private List<QueryTerm> Describe(IReadOnlyList<(string Term, double Weight)> query) =>
        [.. query
            .GroupBy(t => t.Term, StringComparer.Ordinal)
            .Select(g => new QueryTerm(g.Key, g.Max(t => t.Weight), _postings.TryGetValue(g.Key, out var list) ? list.Count : 0))];

    private void Accumulate(QueryTerm term, double[] scores)
    {
        var list = _postings[term.Text];
        var idf = Math.Log(1 + ((_passages.Count - list.Count + 0.5) / (list.Count + 0.5)));
        for (var i = 0; i < list.Count; i++)
        {
            var passage = list.Passages[i];
            var frequency = (list.BodyFrequencies[i] / _body.Normalise(passage, _options.BodyB))
                + (_options.ContextWeight * list.ContextFrequencies[i] / _context.Normalise(passage, _options.ContextB));
            scores[passage] += term.Weight * idf * frequency / (_options.K1 + frequency);
        }
    }
}
