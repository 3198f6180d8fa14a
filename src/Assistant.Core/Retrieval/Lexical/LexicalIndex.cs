using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Lexical;

/// <summary>An immutable index of passages in memory: one posting list a term, two fields (context and body).</summary>
internal sealed class LexicalIndex
{
    private readonly IReadOnlyList<IndexableChunk> passages;
    private readonly IReadOnlyDictionary<string, PostingList> postings;
    private readonly FieldNorms body;
    private readonly FieldNorms context;
    private readonly Bm25Options options;

    internal LexicalIndex(IReadOnlyList<IndexableChunk> passages, IReadOnlyDictionary<string, PostingList> postings, FieldNorms body, FieldNorms context, Bm25Options options)
    {
        this.passages = passages;
        this.postings = postings;
        this.body = body;
        this.context = context;
        this.options = options;
    }

    public int Count => passages.Count;

    /// <param name="query">Terms with their weights; a term given twice counts with its higher weight.</param>
    public SearchResult Search(IReadOnlyList<(string Term, double Weight)> query, SearchRequest request)
    {
        var terms = Describe(query);
        var allowed = PassageFilter.For(request);
        var scores = new double[passages.Count];
        foreach (var term in terms.Where(t => t.DocumentFrequency > 0))
        {
            Accumulate(term, scores);
        }

        var hits = TopK.Select(scores, request.Top, i => allowed.Allows(passages[i].Document))
            .Select((found, rank) => new SearchHit(rank + 1, found.Score, passages[found.Index].Document, passages[found.Index].Chunk));
        return new SearchResult("lexical", [.. hits], terms, passages.Count);
    }

    private List<QueryTerm> Describe(IReadOnlyList<(string Term, double Weight)> query) =>
        [.. query
            .GroupBy(t => t.Term, StringComparer.Ordinal)
            .Select(g => new QueryTerm(g.Key, g.Max(t => t.Weight), postings.TryGetValue(g.Key, out var list) ? list.Count : 0))];

    private void Accumulate(QueryTerm term, double[] scores)
    {
        var list = postings[term.Text];
        var idf = Math.Log(1 + ((passages.Count - list.Count + 0.5) / (list.Count + 0.5)));
        for (var i = 0; i < list.Count; i++)
        {
            var passage = list.Passages[i];
            var frequency = (list.BodyFrequencies[i] / body.Normalise(passage, options.BodyB))
                + (options.ContextWeight * list.ContextFrequencies[i] / context.Normalise(passage, options.ContextB));
            scores[passage] += term.Weight * idf * frequency / (options.K1 + frequency);
        }
    }
}
