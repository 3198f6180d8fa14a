using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Text;

/// <summary>
/// Makes the key under which text is searched. The key only: what is shown and quoted stays as written.
/// Steps in order: NFKC; variation selectors and zero-width characters out; lower case; Kanji variants;
/// repair of known conversion defects; spaces and line breaks between Japanese characters closed, single Latin
/// letters set apart (E B P M) joined; thousands separators out; Japanese eras to western years.
/// </summary>
public static partial class SearchKey
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tables = TextTables.Current;
        var folded = FoldCharacters(Wellformed(text).Normalize(NormalizationForm.FormKC), tables);
        foreach (var (wrong, right) in tables.Repairs)
        {
            folded = folded.Replace(wrong, right, StringComparison.Ordinal);
        }

        return EraYears.ToWestern(Digits.RemoveThousandsSeparators(JoinSpacedLetters(CloseSpaces(folded))));
    }

    /// <summary>Half surrogate pairs and U+FFFE are no characters and can't be normalised: a space stands for each.</summary>
    private static string Wellformed(string text)
    {
        var span = text.AsSpan();
        if (!span.ContainsAnyInRange('\uD800', '\uDFFF') && !span.Contains('\uFFFE'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                if (i + 1 < source.Length && char.IsSurrogatePair(source[i], source[i + 1]))
                {
                    target[i] = source[i];
                    target[++i] = source[i];
                }
                else
                {
                    target[i] = char.IsSurrogate(source[i]) || source[i] == '\uFFFE' ? ' ' : source[i];
                }
            }
        });
    }

    private static string FoldCharacters(string text, TextTables tables)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length)
            {
                var pair = text.Substring(i, 2);
                i++;
                var isSelector = pair[0] == '\uDB40';
                if (!isSelector)
                {
                    result.Append(tables.Fold(pair));
                }

                continue;
            }

            if (c is (>= '\uFE00' and <= '\uFE0F') or (>= '\u200B' and <= '\u200F') or '\uFEFF' or '\u00AD')
            {
                continue;
            }

            result.Append(Fold(c, i + 1 < text.Length ? text[i + 1] : ' '));
        }

        return result.ToString();

        char Fold(char c, char next) => c switch
        {
            // Dashes of every kind are one character; after Katakana they are the long vowel mark (see below).
            '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => '-',
            '〜' or '～' => '~',

            // A triangle before a number is the minus of budgets and tables.
            '△' or '▲' when char.IsAsciiDigit(next) => '-',
            _ when JapaneseCharacters.IsKanji(c) => tables.Fold(c),
            _ => char.ToLowerInvariant(c),
        };
    }

    private static string CloseSpaces(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                result.Append(text[i]);
                continue;
            }

            var next = i;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (next < text.Length && result.Length > 0 && !IsClosed(result[^1], text[next], text.AsSpan(i, next - i)))
            {
                result.Append(' ');
            }

            i = next - 1;
        }

        return result.ToString();
    }

    // A tab is a cell border: joining over it would make words that nobody wrote.
    private static bool IsClosed(char left, char right, ReadOnlySpan<char> gap) =>
        !gap.Contains('\t') && JapaneseCharacters.IsJapanese(left) && JapaneseCharacters.IsJapanese(right);

    // E B P M → ebpm: three or more single letters in a row are one word set apart.
    private static string JoinSpacedLetters(string text) =>
        SpacedLetters().Replace(text, match => match.Value.Replace(" ", "", StringComparison.Ordinal));

    [GeneratedRegex("(?<![a-z0-9])[a-z](?: [a-z](?![a-z0-9])){2,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpacedLetters();
}
