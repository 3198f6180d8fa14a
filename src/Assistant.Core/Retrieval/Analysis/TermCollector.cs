using Assistant.Core.Documents.Provisions;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>The terms of one query by key. What the question says itself is never replaced by an alternative.</summary>
internal sealed class TermCollector(TermWeights weights)
{
    private readonly Dictionary<uint, WeightedTerm> _terms = [];

    public void Add(AnalyzedText text, TermOrigin origin, float weight)
    {
        var visitor = new Visitor(this, origin, weight, pairsOnly: false);
        TermExtractor.Visit(text, ref visitor);
    }

    public void AddPairs(AnalyzedText text, TermOrigin origin, float weight)
    {
        var visitor = new Visitor(this, origin, weight, pairsOnly: true);
        TermExtractor.Visit(text, ref visitor);
    }

    public void AddWord(string word, TermOrigin origin, float weight) => Add(TermClass.Word, WordFolding.FoldKana(word), origin, weight);

    /// <summary>The provision itself; where it has no such 項, or the 項 is not set apart, its article.</summary>
    public void AddProvision(ProvisionReference reference)
    {
        const float wholeArticle = 0.25f;

        // 「地方公務員法第3条」 is seldom the 第3条 of the rules at hand: the name must find its rule before the number counts.
        const float ofNamedRule = 0.15f;
        var weight = reference.IsOfNamedRule ? ofNamedRule : 1;
        Add(TermClass.Provision, reference.Term, TermOrigin.Question, weight);
        if (reference.Article != reference.Term)
        {
            Add(TermClass.Provision, reference.Article, TermOrigin.Question, weight * wholeArticle);
        }
    }

    /// <summary>Lowers a word of the question by its part of speech.</summary>
    public void Weigh(AnalyzedWord word)
    {
        var key = TermKey.Of(TermClass.Word, WordFolding.FoldKana(word.Term));
        if (weights.Of(word.Source) is var factor and not 1 && _terms.TryGetValue(key, out var known))
        {
            _terms[key] = known with { Weight = factor * weights.Of(TermClass.Word) };
        }
    }

    /// <param name="word">Folded, Katakana as Hiragana.</param>
    public void AddSpelling(string word, float weight)
    {
        Add(TermClass.Word, word, TermOrigin.Spelling, weight);
        for (var i = 0; i + 1 < word.Length; i++)
        {
            // The documents may hold it as part of a longer run, where only its pairs are found.
            Span<char> pair = [WordFolding.ToKatakana(word[i]), WordFolding.ToKatakana(word[i + 1])];
            if (JapaneseCharacters.IsKatakana(pair[0]) && JapaneseCharacters.IsKatakana(pair[1]))
            {
                Add(TermClass.Bigram, pair, TermOrigin.Spelling, weight);
            }
        }
    }

    public List<WeightedTerm> ToList() => [.. _terms.Values];

    private void Add(TermClass termClass, ReadOnlySpan<char> text, TermOrigin origin, float weight)
    {
        var key = TermKey.Of(termClass, text);
        var full = weight * weights.Of(termClass);
        if (!_terms.TryGetValue(key, out var known) || (known.Origin != TermOrigin.Question && known.Weight < full))
        {
            _terms[key] = new WeightedTerm(text.ToString(), termClass, origin, key, full);
        }
    }

    private readonly struct Visitor(TermCollector collector, TermOrigin origin, float weight, bool pairsOnly) : ITermVisitor
    {
        public void Visit(TermClass termClass, scoped ReadOnlySpan<char> text)
        {
            if (!pairsOnly || termClass == TermClass.Bigram)
            {
                collector.Add(termClass, text, origin, weight);
            }
        }
    }
}
