using System.Globalization;

namespace Assistant.Core.Text;

/// <summary>Numbers as they are written in documents: 十二, 二〇, 3億5千万, 316799千.</summary>
internal static class KanjiNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>False for anything that is no number of this form.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        decimal group = 0;
        decimal? pending = null;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAsciiDigit(text[i]) || Digits.Contains(text[i], StringComparison.Ordinal))
            {
                if (pending is not null || !TryReadDigits(text, ref i, out var digits))
                {
                    return false;
                }

                pending = digits;
                continue;
            }

            switch (text[i++])
            {
                case '十' or '百' or '千' when Small(text[i - 1]) is var factor:
                    group += (pending ?? 1) * factor;
                    break;
                case '万' or '億' or '兆' when Large(text[i - 1]) is var factor:
                    value += Math.Max(group + (pending ?? 0), group == 0 && pending is null ? 1 : 0) * factor;
                    group = 0;
                    break;
                default:
                    return false;
            }

            pending = null;
        }

        value += group + (pending ?? 0);
        return true;
    }

    private static bool TryReadDigits(string text, ref int at, out decimal digits)
    {
        Span<char> ascii = stackalloc char[text.Length];
        var length = 0;
        for (; at < text.Length; at++)
        {
            var kanji = Digits.IndexOf(text[at], StringComparison.Ordinal);
            if (kanji < 0 && !char.IsAsciiDigit(text[at]) && text[at] != '.')
            {
                break;
            }

            ascii[length++] = kanji >= 0 ? (char)('0' + kanji) : text[at];
        }

        return decimal.TryParse(ascii[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out digits);
    }

    private static decimal Small(char c) => c switch { '十' => 10, '百' => 100, _ => 1000 };

    private static decimal Large(char c) => c switch { '万' => 10_000, '億' => 100_000_000, _ => 1_000_000_000_000 };
}
