using Assistant.Core.Documents.Provisions;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Makes the terms of a question: its own, and at low weight those of words that may stand for its words.</summary>
public sealed class QueryAnalyzer(TextAnalyzer analyzer, IWordSegmenter segmenter, SynonymDictionary synonyms, TermWeights weights)
{
    /// <summary>Words of the dictionary that the segmenter cuts into more pieces are not looked up.</summary>
    private const int LongestEntry = 5;

    /// <summary>A slip stands for the word itself; other alternatives are only another way to say it.</summary>
    private const float Spelling = 0.8f;

    /// <summary>A question of thousands of words is not searched for slips to its end.</summary>
    private const int MostLookups = 32;

    /// <param name="model">Of the index that is asked: its glossary and the words of its documents.</param>
    /// <param name="readable">Ids of the documents whose glossaries the person may read.</param>
    public AnalyzedQuery Analyze(string question, RankingModel model, IReadOnlySet<string> readable)
    {
        var text = analyzer.Analyze(question);
        var terms = new TermCollector(weights);
        terms.Add(text, TermOrigin.Question, 1);
        foreach (var word in text.Words)
        {
            terms.Weigh(word);
        }

        foreach (var reference in ProvisionReference.FindAll(text.Key))
        {
            terms.AddProvision(reference);
        }

        var entries = Entries(text).Distinct(StringComparer.Ordinal).ToList();
        foreach (var word in entries.SelectMany(e => model.Glossary.Find(e, readable)).Distinct(StringComparer.Ordinal))
        {
            AddAlternative(terms, word, TermOrigin.Glossary);
        }

        foreach (var word in entries.SelectMany(synonyms.Find).Distinct(StringComparer.Ordinal))
        {
            AddAlternative(terms, word, TermOrigin.Synonym);
        }

        foreach (var word in Misspelt(text).Distinct(StringComparer.Ordinal).Take(MostLookups).Select(model.Spelling.Nearest).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            terms.AddSpelling(word, Spelling);
        }

        return new AnalyzedQuery(question, terms.ToList());
    }

    /// <summary>
    /// What may be a slip: words, and whole runs of Katakana, which a missing letter makes the segmenter cut in odd places.
    /// </summary>
    private static IEnumerable<string> Misspelt(AnalyzedText text) => text.Words
        .Where(w => w.Source.Class == "名詞")
        .Select(w => WordFolding.FoldKana(w.Term))
        .Concat(JapaneseCharacters.KatakanaRuns(text.Key).Select(r => WordFolding.FoldKana(WordFolding.Fold(r))));

    /// <summary>
    /// A word counts whole. What the segmenter cuts stands in the documents cut in the same way or in another; its pairs
    /// of characters find both, and its single pieces, which mean too much, are left out.
    /// </summary>
    private void AddAlternative(TermCollector terms, string word, TermOrigin origin)
    {
        var morphemes = segmenter.Segment(word);
        var text = new AnalyzedText(word, morphemes, [.. morphemes.Select(m => new AnalyzedWord(WordFolding.Fold(m.BaseForm is "*" or "" ? m.Surface : m.BaseForm), m))]);
        if (morphemes.Count == 1)
        {
            terms.AddWord(text.Words[0].Term, origin, weights.Synonym);
        }
        else
        {
            terms.AddPairs(text, origin, weights.Synonym);
        }
    }

    /// <summary>Words and runs of words as they may stand in a dictionary: the last one in base form.</summary>
    private static IEnumerable<string> Entries(AnalyzedText text)
    {
        var carrying = text.Words.Select(w => w.Source.Start).ToHashSet();
        for (var first = 0; first < text.Morphemes.Count; first++)
        {
            for (var last = first; last < text.Morphemes.Count && last < first + LongestEntry; last++)
            {
                var end = text.Morphemes[last];
                if (last == first && !carrying.Contains(end.Start))
                {
                    continue;
                }

                var head = text.Key[text.Morphemes[first].Start..end.Start];
                yield return head + end.Surface;
                if (end.BaseForm is not ("*" or "") && end.BaseForm != end.Surface)
                {
                    yield return head + end.BaseForm;
                }
            }
        }
    }
}
