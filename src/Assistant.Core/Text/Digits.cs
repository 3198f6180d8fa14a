using System.Text;

namespace Assistant.Core.Text;

internal static class Digits
{
    /// <summary>316,799 → 316799. Only commas with exactly three digits behind them and at most three before.</summary>
    public static string RemoveThousandsSeparators(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ',' || !IsSeparator(text, i))
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static bool IsSeparator(string text, int comma) =>
        comma > 0 && char.IsAsciiDigit(text[comma - 1])
        && comma + 3 < text.Length
        && char.IsAsciiDigit(text[comma + 1]) && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3])
        && (comma + 4 >= text.Length || !char.IsAsciiDigit(text[comma + 4]))
        && !(comma > 3 && char.IsAsciiDigit(text[comma - 4]) && char.IsAsciiDigit(text[comma - 3]) && char.IsAsciiDigit(text[comma - 2]));
}
