using System.Text;

namespace Assistant.Core.Text;

/// <summary>Folds one word to the form under which its spellings meet: サーバー/サーバ, 取り組み/取組, 問い合わせ/問合せ.</summary>
internal static class WordFolding
{
    /// <summary>Katakana and Hiragana of one word meet: ゴミ and ごみ. Only words without Kanji: elsewhere the two don't vary.</summary>
    public static string FoldKana(string word)
    {
        foreach (var c in word)
        {
            if (!JapaneseCharacters.IsKatakana(c))
            {
                return word;
            }
        }

        return ToHiragana(word);
    }

    public static char ToHiragana(char c) => c is >= 'ァ' and <= 'ヶ' ? (char)(c - ('ァ' - 'ぁ')) : c;

    public static char ToKatakana(char c) => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + ('ァ' - 'ぁ')) : c;

    private static string ToHiragana(string word) => string.Create(word.Length, word, (result, source) =>
    {
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = ToHiragana(source[i]);
        }
    });

    public static string Fold(string word)
    {
        if (word.Length >= 4 && word[^1] == 'ー' && JapaneseCharacters.IsKatakana(word[^2]))
        {
            return word[..^1];
        }

        return DropOkurigana(word);
    }

    /// <summary>
    /// A word of two or more Kanji with 送り仮名 between or behind them keeps its Kanji only. One Kanji keeps its
    /// 送り仮名: 行う and 行く must not meet. Other Hiragana stays: 粗大ごみ is not 粗大.
    /// </summary>
    private static string DropOkurigana(string word)
    {
        var kanji = 0;
        foreach (var c in word)
        {
            kanji += JapaneseCharacters.IsKanji(c) ? 1 : 0;
        }

        if (kanji < 2 || kanji == word.Length || !JapaneseCharacters.IsKanji(word[0]))
        {
            return word;
        }

        var result = new StringBuilder(kanji);
        for (var i = 0; i < word.Length;)
        {
            if (JapaneseCharacters.IsKanji(word[i]))
            {
                result.Append(word[i++]);
                continue;
            }

            var end = i;
            while (end < word.Length && JapaneseCharacters.IsHiragana(word[end]))
            {
                end++;
            }

            if (end == i || !IsInflectedTail(word.AsSpan(i, end - i)))
            {
                return word;
            }

            i = end;
        }

        return result.ToString();
    }

    /// <summary>
    /// What a verb leaves behind its Kanji: one letter (み of 組み), two whose first is of the あ-row (わせ, がり) or whose
    /// second is る (める), or three that are both (わせる).
    /// </summary>
    private static bool IsInflectedTail(ReadOnlySpan<char> run) => run.Length switch
    {
        1 => true,
        2 => run[1] == 'る' || (ARow.Contains(run[0], StringComparison.Ordinal) && !ARow.Contains(run[1], StringComparison.Ordinal) && run[1] != 'ん'),
        3 => run[2] == 'る' && ARow.Contains(run[0], StringComparison.Ordinal),
        _ => false,
    };

    private const string ARow = "あかがさざただなはばまやらわ";
}
