namespace Assistant.Core.Text;

/// <summary>
/// The terms under which a text is indexed and searched. Words alone miss what the dictionary cuts differently;
/// characters alone drown rare words. Together they find more than either: words in folded base form, the parts of
/// compounds that mix scripts (粗大ごみ also as ごみ), numbers with their units, single Kanji, pairs of Kanji or Katakana, and pairs of Hiragana
/// inside nouns (こども, ごみ), where Katakana counts as Hiragana.
/// </summary>
public static class TermExtractor
{
    private const int ShortestPart = 2;

    /// <summary>Longer ones are no words: a run of Katakana without any break.</summary>
    private const int LongestNoun = 64;

    public static void Visit<TVisitor>(AnalyzedText text, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var word in text.Words)
        {
            visitor.Visit(TermClass.Word, WordFolding.FoldKana(word.Term));
            VisitJoined(word, ref visitor);
            if (word.Source.Class == "名詞" && word.Source.Surface.Length is > 1 and <= LongestNoun)
            {
                VisitParts(word.Source.Surface, ref visitor);
                VisitKana(word.Source.Surface, ref visitor);
            }
        }

        foreach (var quantity in Quantities.Of(text))
        {
            visitor.Visit(TermClass.Quantity, quantity);
        }

        VisitCharacters(text.Key, ref visitor);
    }

    /// <summary>The Kanji that 送り仮名 keep apart are neighbours where they are left out: 取り扱い gives 取扱.</summary>
    private static void VisitJoined<TVisitor>(AnalyzedWord word, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor
    {
        for (var i = 0; i + 1 < word.Term.Length; i++)
        {
            if (JapaneseCharacters.IsKanji(word.Term[i]) && JapaneseCharacters.IsKanji(word.Term[i + 1])
                && !word.Source.Surface.AsSpan().Contains(word.Term.AsSpan(i, 2), StringComparison.Ordinal))
            {
                visitor.Visit(TermClass.Bigram, word.Term.AsSpan(i, 2));
            }
        }
    }

    private static void VisitParts<TVisitor>(string noun, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor
    {
        var first = RunLength(noun, 0);
        if (first == noun.Length)
        {
            return;
        }

        Span<char> hiragana = stackalloc char[noun.Length];
        for (var start = 0; start < noun.Length;)
        {
            var length = RunLength(noun, start);
            if (length >= ShortestPart && ScriptOf(noun[start]) != Script.Other)
            {
                var part = noun.AsSpan(start, length);
                visitor.Visit(TermClass.Word, ScriptOf(noun[start]) == Script.Katakana ? ToHiragana(part, hiragana) : part);
            }

            start += length;
        }
    }

    private static void VisitKana<TVisitor>(string noun, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor
    {
        Span<char> pair = stackalloc char[2];
        for (var i = 0; i + 1 < noun.Length; i++)
        {
            (pair[0], pair[1]) = (WordFolding.ToHiragana(noun[i]), WordFolding.ToHiragana(noun[i + 1]));
            if (JapaneseCharacters.IsHiragana(pair[0]) && JapaneseCharacters.IsHiragana(pair[1]))
            {
                visitor.Visit(TermClass.KanaBigram, pair);
            }
        }
    }

    private static void VisitCharacters<TVisitor>(string key, ref TVisitor visitor)
        where TVisitor : struct, ITermVisitor
    {
        for (var i = 0; i < key.Length; i++)
        {
            var kanji = JapaneseCharacters.IsKanji(key[i]);
            if (kanji)
            {
                visitor.Visit(TermClass.Unigram, key.AsSpan(i, 1));
            }

            if (i + 1 < key.Length
                && (kanji || JapaneseCharacters.IsKatakana(key[i]))
                && (JapaneseCharacters.IsKanji(key[i + 1]) || JapaneseCharacters.IsKatakana(key[i + 1])))
            {
                visitor.Visit(TermClass.Bigram, key.AsSpan(i, 2));
            }
        }
    }

    private static int RunLength(string text, int start)
    {
        var script = ScriptOf(text[start]);
        var end = start + 1;
        while (end < text.Length && ScriptOf(text[end]) == script)
        {
            end++;
        }

        return end - start;
    }

    private static ReadOnlySpan<char> ToHiragana(ReadOnlySpan<char> katakana, Span<char> buffer)
    {
        for (var i = 0; i < katakana.Length; i++)
        {
            buffer[i] = WordFolding.ToHiragana(katakana[i]);
        }

        return buffer[..katakana.Length];
    }

    private static Script ScriptOf(char c) => c switch
    {
        _ when JapaneseCharacters.IsKanji(c) => Script.Kanji,
        _ when JapaneseCharacters.IsHiragana(c) => Script.Hiragana,
        _ when JapaneseCharacters.IsKatakana(c) => Script.Katakana,
        _ => Script.Other,
    };

    private enum Script
    {
        Kanji,
        Hiragana,
        Katakana,
        Other,
    }
}
