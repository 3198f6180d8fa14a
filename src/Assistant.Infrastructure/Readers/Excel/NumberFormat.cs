using System.Globalization;
using System.Text;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>
/// Shows a value as the sheet does, by its format code: 「#,##0,"千円"」, 「"△"#,##0」, 「[$-411]ggge"年"m"月"d"日"」.
/// Fractions and exponents are shown in the general form.
/// </summary>
internal static class NumberFormat
{
    private const int LongestCode = 512;

    public static string Format(double value, string? code, bool from1904)
    {
        if (double.IsNaN(value) || double.IsInfinity(value) || string.IsNullOrEmpty(code) || code.Length > LongestCode)
        {
            return General(value);
        }

        var sections = FormatSection.Split(code);
        var (section, isNegated) = FormatSection.Choose(sections, value);
        if (section is null)
        {
            return string.Empty;
        }

        if (section.IsGeneral)
        {
            return section.WithLiterals(General(isNegated ? Math.Abs(value) : value));
        }

        if (section.IsDate)
        {
            return DateFormat.Format(value, section, from1904) ?? General(value);
        }

        return section.HasPlaceholder || section.Tokens.Count == 0 || section.IsLiteral ? Number(value, section, isNegated) : General(value);
    }

    /// <summary>A text in a cell whose format adds to it: 「"第"@"号"」.</summary>
    public static string FormatText(string text, string? code)
    {
        if (code is null || code.Length > LongestCode || !code.Contains('@', StringComparison.Ordinal) || code == "@")
        {
            return text;
        }

        var section = FormatSection.Split(code).LastOrDefault(s => s.Tokens.Exists(t => t.Text == "@" && !t.IsLiteral));
        return section is null ? text : string.Concat(section.Tokens.Where(t => t.IsLiteral || t.Text == "@").Select(t => t.IsLiteral ? t.Text : text));
    }

    public static string General(double value)
    {
        var size = Math.Abs(value);
        return size is 0 or (>= 1e-9 and < 1e15)
            ? ((decimal)value).ToString("0.##########", CultureInfo.InvariantCulture)
            : value.ToString("G11", CultureInfo.InvariantCulture);
    }

    private static string Number(double value, FormatSection section, bool isNegated)
    {
        if (section.IsLiteral)
        {
            return string.Concat(section.Tokens.Select(t => t.Text)).Trim();
        }

        if (Math.Abs(value) > 1e27 || section.IsFractionOrExponent)
        {
            return General(value);
        }

        var scaled = (decimal)Math.Abs(value);
        scaled = section.Percents > 0 ? scaled * (decimal)Math.Pow(100, Math.Min(section.Percents, 4)) : scaled;
        scaled /= (decimal)Math.Pow(1000, Math.Min(section.Thousands, 6));
        var decimals = Math.Min(section.Decimals.Length, 20);
        var rounded = Math.Round(scaled, decimals, MidpointRounding.AwayFromZero);
        var digits = rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = Whole(point < 0 ? digits : digits[..point], section);
        var part = Part(point < 0 ? string.Empty : digits[(point + 1)..], section.Decimals);
        var sign = value < 0 && !isNegated && rounded != 0 ? "-" : string.Empty;
        return Assemble(section, whole, part, sign).Trim();
    }

    private static string Whole(string digits, FormatSection section)
    {
        var trimmed = digits.TrimStart('0').PadLeft(Math.Min(section.Whole.Count(c => c == '0'), 30), '0');
        if (!section.HasGroups)
        {
            return trimmed;
        }

        var text = new StringBuilder(trimmed);
        for (var i = text.Length - 3; i > 0; i -= 3)
        {
            text.Insert(i, ',');
        }

        return text.ToString();
    }

    private static string Part(string digits, string pattern)
    {
        var end = digits.Length;
        while (end > 0 && digits[end - 1] == '0' && pattern[end - 1] != '0')
        {
            end--;
        }

        return digits[..end];
    }

    /// <summary>The number stands where the first placeholder stands; literals between placeholders, as in telephone numbers, keep their place.</summary>
    private static string Assemble(FormatSection section, string whole, string part, string sign)
    {
        var tokens = section.Tokens;
        var places = tokens.Where(t => !t.IsLiteral && t.Text is "0" or "#" or "?").Count() - section.Decimals.Length;
        var text = new StringBuilder(sign);
        var written = 0;
        var seen = 0;
        var inDecimals = false;
        foreach (var token in tokens)
        {
            if (token.IsLiteral || token.Text == "%")
            {
                text.Append(token.Text);
            }
            else if (token.Text is "0" or "#" or "?")
            {
                if (inDecimals)
                {
                    continue;
                }

                seen++;
                var upTo = section.HasGroups ? (seen == places ? whole.Length : 0) : whole.Length - (places - seen);
                if (upTo > written)
                {
                    text.Append(whole, written, upTo - written);
                    written = upTo;
                }
            }
            else if (token.Text == ".")
            {
                inDecimals = true;
                text.Append(part.Length > 0 ? '.' + part : string.Empty);
            }
        }

        return text.ToString();
    }
}
