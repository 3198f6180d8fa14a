using System.Runtime.InteropServices;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Counts the terms of one passage after another in one table, which is the innermost loop of indexing.</summary>
internal sealed class FieldTermsBuilder
{
    private readonly Dictionary<uint, TermCount> _counts = [];
    private int _contextLength;
    private int _bodyLength;

    /// <param name="vocabulary">Receives the words, when it is wanted.</param>
    public void Add(AnalyzedText text, bool isContext, HashSet<string>? vocabulary = null)
    {
        var counter = new Counter(_counts, isContext, vocabulary);
        TermExtractor.Visit(text, ref counter);
        if (vocabulary is not null)
        {
            // Runs that the segmenter cuts are words to whoever types them.
            vocabulary.UnionWith(JapaneseCharacters.KatakanaRuns(text.Key).Select(r => WordFolding.FoldKana(WordFolding.Fold(r))));
        }

        if (isContext)
        {
            _contextLength += counter.Length;
        }
        else
        {
            _bodyLength += counter.Length;
        }
    }

    /// <summary>Which provisions the passage is. They say where it stands, not how long it is: lengths leave them out.</summary>
    public void AddProvisions(IEnumerable<string> provisions)
    {
        var counter = new Counter(_counts, isContext: true, vocabulary: null);
        foreach (var provision in provisions)
        {
            counter.Visit(TermClass.Provision, provision);
        }
    }

    /// <summary>Gives what was counted and begins anew.</summary>
    public FieldTerms Build()
    {
        var keys = new uint[_counts.Count];
        var counts = new TermCount[keys.Length];
        _counts.Keys.CopyTo(keys, 0);
        _counts.Values.CopyTo(counts, 0);
        Array.Sort(keys, counts);
        var terms = new FieldTerms(keys, counts, _contextLength, _bodyLength);
        _counts.Clear();
        (_contextLength, _bodyLength) = (0, 0);
        return terms;
    }

    private struct Counter(Dictionary<uint, TermCount> counts, bool isContext, HashSet<string>? vocabulary) : ITermVisitor
    {
        public int Length { get; private set; }

        public void Visit(TermClass termClass, scoped ReadOnlySpan<char> text)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, TermKey.Of(termClass, text), out _);
            count = isContext
                ? new TermCount(termClass, count.Context + 1, count.Body)
                : new TermCount(termClass, count.Context, count.Body + 1);
            Length++;
            if (termClass == TermClass.Word && vocabulary is not null)
            {
                vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().Add(text);
            }
        }
    }
}
