using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Lexical;

/// <summary>Collects passages and builds the index from them; used once.</summary>
internal sealed class LexicalIndexBuilder(TextAnalyzer analyzer, Bm25Options options)
{
    private readonly List<IndexableChunk> passages = [];
    private readonly Dictionary<string, PostingList> postings = new(StringComparer.Ordinal);
    private readonly List<int> bodyLengths = [];
    private readonly List<int> contextLengths = [];

    public void Add(IndexableChunk passage)
    {
        var number = passages.Count;
        passages.Add(passage);
        contextLengths.Add(AddField(number, PassageText.Context(passage), inBody: false));
        bodyLengths.Add(AddField(number, PassageText.Body(passage.Chunk), inBody: true));
    }

    public LexicalIndex Build() => new(passages, postings, new FieldNorms(bodyLengths), new FieldNorms(contextLengths), options);

    private int AddField(int passage, string text, bool inBody)
    {
        var count = 0;
        foreach (var (term, _) in analyzer.Analyze(text).Terms)
        {
            if (!postings.TryGetValue(term, out var list))
            {
                postings.Add(term, list = new PostingList());
            }

            list.Add(passage, inBody);
            count++;
        }

        return count;
    }
}
