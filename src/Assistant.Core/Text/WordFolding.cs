using System.Text;

namespace Assistant.Core.Text;

/// <summary>Folds one word to the form under which its spellings meet: サーバー/サーバ, 取り組み/取組, 問い合わせ/問合せ.</summary>
internal static class WordFolding
{
    public static string Fold(string word)
    {
        if (word.Length >= 4 && word[^1] == 'ー' && JapaneseCharacters.IsKatakana(word[^2]))
        {
            return word[..^1];
        }

        return DropOkurigana(word);
    }

    /// <summary>
    /// A word of two or more Kanji with Hiragana between or behind them keeps its Kanji only. One Kanji keeps its
    /// 送り仮名: 行う and 行く must not meet.
    /// </summary>
    private static string DropOkurigana(string word)
    {
        var kanji = 0;
        var hiragana = 0;
        foreach (var c in word)
        {
            kanji += JapaneseCharacters.IsKanji(c) ? 1 : 0;
            hiragana += JapaneseCharacters.IsHiragana(c) ? 1 : 0;
        }

        if (kanji < 2 || hiragana == 0 || kanji + hiragana != word.Length || hiragana > kanji + 1)
        {
            return word;
        }

        var result = new StringBuilder(kanji);
        foreach (var c in word.Where(JapaneseCharacters.IsKanji))
        {
            result.Append(c);
        }

        return result.ToString();
    }
}
