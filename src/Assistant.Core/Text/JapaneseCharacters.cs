namespace Assistant.Core.Text;

/// <summary>Script classes by Unicode block; combining and rare planes are left to the word segmenter.</summary>
internal static class JapaneseCharacters
{
    public static bool IsKanji(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '々' or '〆';

    public static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u3096';

    public static bool IsKatakana(char c) => c is (>= '\u30A1' and <= '\u30FA') or 'ー';

    /// <summary>Also 、。「」・ and the like: spaces beside them carry no meaning.</summary>
    public static bool IsJapanese(char c) => IsKanji(c) || IsHiragana(c) || IsKatakana(c) || c is (>= '\u3000' and <= '\u303F') or '・';

    public static bool IsAsciiLetter(char c) => char.IsAsciiLetter(c);

    /// <summary>The longest runs of Katakana, in order.</summary>
    public static IEnumerable<string> KatakanaRuns(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!IsKatakana(text[start]))
            {
                continue;
            }

            var end = start;
            while (end < text.Length && IsKatakana(text[end]))
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
    }
}
