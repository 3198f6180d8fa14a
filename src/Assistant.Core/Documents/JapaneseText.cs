namespace Assistant.Core.Documents;

/// <summary>Questions about characters that decide how lines are joined.</summary>
public static class JapaneseText
{
    /// <summary>Kana, Kanji, Japanese punctuation, full-width forms: written without spaces.</summary>
    public static bool IsJapanese(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE10' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFFEF')
        || char.IsSurrogate(c)
        || c is '…' or '‥' or '※' or '○' or '●' or '◆' or '◇' or '■' or '□' or '★' or '→' or '↓' or '“' or '”';

    /// <summary>Lines are joined without a space unless both sides are of a script that is written with spaces.</summary>
    public static bool NeedsSpace(char before, char after) =>
        before != '-' && !char.IsWhiteSpace(before) && !char.IsWhiteSpace(after) && !IsJapanese(before) && !IsJapanese(after);

    /// <summary>False for what shows nothing on a page: spaces, control characters, joiners and marks of direction alone.</summary>
    public static bool IsVisible(string text) =>
        text.Any(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format);

    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '｡' or '!' or '?';
}
