using Assistant.Core.Documents;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Lexical;

/// <summary>Collects passages and builds the index from them; used once.</summary>
internal sealed class LexicalIndexBuilder(TextAnalyzer analyzer, Bm25Options options)
{
    private readonly List<IndexableChunk> _passages = [];
    private readonly Dictionary<string, PostingList> _postings = new(StringComparer.Ordinal);
    private readonly List<int> _bodyLengths = [];
    private readonly List<int> _contextLengths = [];

    public void Add(IndexableChunk passage)
    {
        var number = _passages.Count;
        _passages.Add(passage);
        _contextLengths.Add(AddField(number, PassageText.Context(passage), inBody: false));
        _bodyLengths.Add(AddField(number, PassageText.Body(passage.Chunk), inBody: true));
    }

    public LexicalIndex Build() => new(_passages, _postings, new FieldNorms(_bodyLengths), new FieldNorms(_contextLengths), options);

    private int AddField(int passage, string text, bool inBody)
    {
        var count = 0;
        foreach (var (term, _) in analyzer.Analyze(text).Terms)
        {
            if (!_postings.TryGetValue(term, out var list))
            {
                _postings.Add(term, list = new PostingList());
            }

            list.Add(passage, inBody);
            count++;
        }

        return count;
    }
}
