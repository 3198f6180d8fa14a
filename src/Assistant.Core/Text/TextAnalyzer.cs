namespace Assistant.Core.Text;

/// <summary>Reads a text into words; <see cref="TermExtractor"/> makes the terms of the index from them.</summary>
public sealed class TextAnalyzer(IWordSegmenter segmenter)
{
    /// <summary>Raised when the same text would give other terms; an index made by another version is rebuilt.</summary>
    public const int Version = 3;

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

        return new AnalyzedText(key, morphemes, words);
    }

    private static string Stem(Morpheme morpheme) => morpheme.BaseForm is "*" or "" ? morpheme.Surface : morpheme.BaseForm;
}

/// <param name="Key">The search key of the text.</param>
/// <param name="Morphemes">All words, also those that carry nothing.</param>
/// <param name="Words">The words that carry meaning, in order.</param>
public sealed record AnalyzedText(string Key, IReadOnlyList<Morpheme> Morphemes, IReadOnlyList<AnalyzedWord> Words);

public sealed record AnalyzedWord(string Term, Morpheme Source);
