namespace Assistant.Core.Text;

/// <summary>
/// Turns text into the terms that are indexed and searched: words in folded base form at weight 1, and the single
/// Kanji and the pairs of neighbouring Kanji or Katakana at half weight. Words alone miss what the dictionary cuts
/// differently; characters alone drown rare words. Both together find more than either.
/// </summary>
public sealed class TextAnalyzer(IWordSegmenter segmenter)
{
    /// <summary>Raised when the terms change; stored terms of another version must be made anew.</summary>
    public const int Version = 1;

    internal const double GramWeight = 0.5;

    private const double SynonymWeight = 0.3;

    public AnalyzedText Analyze(string text)
    {
        var key = SearchKey.Of(text);
        var morphemes = segmenter.Segment(key);
        var words = new List<AnalyzedWord>(morphemes.Count);
        foreach (var morpheme in morphemes)
        {
            if (StopWords.Carries(morpheme))
            {
                words.Add(new AnalyzedWord(WordFolding.Fold(Stem(morpheme)), morpheme));
            }
        }

        return new AnalyzedText(key, morphemes, words, Grams(key));
    }

    /// <summary>A question's terms: those of the text and, at low weight, the words that may stand in their place.</summary>
    public IReadOnlyList<(string Term, double Weight)> AnalyzeQuery(string question) =>
        Expand(Analyze(question));

    private static List<(string Term, double Weight)> Expand(AnalyzedText question) =>
        [.. question.Terms,
         .. question.Words
            .SelectMany(w => TextTables.Synonyms.GetValueOrDefault(w.Term, []))
            .Select(s => ("w:" + s, SynonymWeight))];

    private static string Stem(Morpheme morpheme) => morpheme.BaseForm is "*" or "" ? morpheme.Surface : morpheme.BaseForm;

    private static List<string> Grams(string key)
    {
        var grams = new List<string>(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            var kanji = JapaneseCharacters.IsKanji(key[i]);
            if (kanji)
            {
                grams.Add(key[i].ToString());
            }

            if (i + 1 < key.Length
                && (kanji || JapaneseCharacters.IsKatakana(key[i]))
                && (JapaneseCharacters.IsKanji(key[i + 1]) || JapaneseCharacters.IsKatakana(key[i + 1])))
            {
                grams.Add(key.Substring(i, 2));
            }
        }

        return grams;
    }
}

/// <param name="Key">The search key of the text.</param>
/// <param name="Morphemes">All words, also those that carry nothing.</param>
/// <param name="Words">The words that carry meaning, in order.</param>
/// <param name="Grams">Single Kanji and pairs of Kanji or Katakana, in order.</param>
public sealed record AnalyzedText(string Key, IReadOnlyList<Morpheme> Morphemes, IReadOnlyList<AnalyzedWord> Words, IReadOnlyList<string> Grams)
{
    /// <summary>Word terms begin with <c>w:</c>, gram terms with <c>g:</c>, so that the two never meet in one posting list.</summary>
    public IEnumerable<(string Term, double Weight)> Terms =>
        Words.Select(w => ("w:" + w.Term, 1.0)).Concat(Grams.Select(g => ("g:" + g, TextAnalyzer.GramWeight)));
}

public sealed record AnalyzedWord(string Term, Morpheme Source);
