using System.Globalization;

namespace Assistant.Infrastructure.Readers.Excel;

/// <param name="Text">A literal, or one sign or run of letters of the format language.</param>
internal readonly record struct FormatToken(string Text, bool IsLiteral);

/// <summary>One of the up to four parts of a format code: positive; negative; zero; text.</summary>
internal sealed class FormatSection
{
    private const string DateLetters = "ymdhsgea";

    public List<FormatToken> Tokens { get; } = [];

    public string? Condition { get; private set; }

    public bool IsGeneral { get; private set; }

    public bool IsDate => !IsGeneral && Tokens.Exists(t => !t.IsLiteral && (DateLetters.Contains(t.Text[0], StringComparison.Ordinal) || t.Text[0] == '['));

    public bool HasPlaceholder => Tokens.Exists(t => !t.IsLiteral && t.Text is "0" or "#" or "?");

    public bool IsLiteral => Tokens.TrueForAll(t => t.IsLiteral);

    public bool IsFractionOrExponent => Tokens.Exists(t => !t.IsLiteral && t.Text is "/" or "E");

    public int Percents => Tokens.Count(t => t is { IsLiteral: false, Text: "%" });

    /// <summary>Placeholders before and after the point.</summary>
    public string Whole => Placeholders(beforePoint: true);

    public string Decimals => Placeholders(beforePoint: false);

    /// <summary>A comma between placeholders groups; one after the last of them divides by a thousand.</summary>
    public bool HasGroups
    {
        get
        {
            var first = Tokens.FindIndex(IsPlaceholder);
            var last = LastWhole();
            return first >= 0 && Tokens.FindIndex(first, t => t is { IsLiteral: false, Text: "," }) is var comma && comma >= 0 && comma < last;
        }
    }

    public int Thousands
    {
        get
        {
            var last = Tokens.FindLastIndex(IsPlaceholder);
            var whole = LastWhole();
            return last < 0 ? 0 : Trailing(last) + (whole != last ? Trailing(whole) : 0);
        }
    }

    public static List<FormatSection> Split(string code)
    {
        var sections = new List<FormatSection> { new() };
        var i = 0;
        while (i < code.Length)
        {
            i = code[i] == ';' ? Next() : sections[^1].Read(code, i);
        }

        return sections;

        int Next()
        {
            sections.Add(new FormatSection());
            return i + 1;
        }
    }

    /// <summary>The section for a value, null when it shows nothing; and whether the section itself writes the sign.</summary>
    public static (FormatSection? Section, bool IsNegated) Choose(List<FormatSection> sections, double value)
    {
        var numbers = sections.Where(s => !s.Tokens.Exists(t => t is { IsLiteral: false, Text: "@" })).Take(3).ToList();
        if (numbers.Count == 0)
        {
            return (new FormatSection { IsGeneral = true }, false);
        }

        if (numbers.Exists(s => s.Condition is not null))
        {
            var met = numbers.Find(s => s.Condition is null || Meets(value, s.Condition));
            return (met ?? numbers[^1], false);
        }

        var chosen = numbers.Count switch
        {
            1 => numbers[0],
            2 => value < 0 ? numbers[1] : numbers[0],
            _ => value < 0 ? numbers[1] : value == 0 ? numbers[2] : numbers[0],
        };
        var isNegated = value < 0 && numbers.Count > 1;
        return (chosen.Tokens.Count == 0 && !chosen.IsGeneral ? null : chosen, isNegated);
    }

    public string WithLiterals(string number) =>
        string.Concat(Tokens.Select(t => t.IsLiteral ? t.Text : t.Text == "General" ? number : string.Empty)) is { Length: > 0 } text ? text : number;

    private int Read(string code, int i)
    {
        var rest = code.AsSpan(i);
        switch (code[i])
        {
            case '"':
                var close = code.IndexOf('"', i + 1);
                close = close < 0 ? code.Length : close;
                Tokens.Add(new FormatToken(code[(i + 1)..close], true));
                return close + 1;
            case '\\' or '!':
                Tokens.Add(new FormatToken(i + 1 < code.Length ? code[i + 1].ToString() : string.Empty, true));
                return i + 2;
            case '_':
                return i + 2;
            case '*':
                return i + 2;
            case '[':
                return Bracket(code, i);
            case '0' or '#' or '?' or '.' or ',' or '%' or '@' or '/':
                Tokens.Add(new FormatToken(code[i].ToString(), false));
                return i + 1;
        }

        if (rest.StartsWith("General", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("G/標準", StringComparison.Ordinal))
        {
            IsGeneral = true;
            Tokens.Add(new FormatToken("General", false));
            return i + (rest[1] == '/' ? 4 : 7);
        }

        if (rest.StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("A/P", StringComparison.OrdinalIgnoreCase))
        {
            Tokens.Add(new FormatToken("a/p", false));
            return i + (rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase) ? 5 : 3);
        }

        if (rest.Length > 1 && code[i] is 'E' && rest[1] is '+' or '-')
        {
            Tokens.Add(new FormatToken("E", false));
            return i + 2;
        }

        var letter = char.ToLowerInvariant(code[i]);
        if (!DateLetters.Contains(letter, StringComparison.Ordinal))
        {
            Tokens.Add(new FormatToken(code[i].ToString(), true));
            return i + 1;
        }

        var end = i + 1;
        while (end < code.Length && char.ToLowerInvariant(code[end]) == letter)
        {
            end++;
        }

        Tokens.Add(new FormatToken(new string(letter, end - i), false));
        return end;
    }

    /// <summary>Colours and languages go; currencies, conditions and elapsed times count.</summary>
    private int Bracket(string code, int i)
    {
        var close = code.IndexOf(']', i);
        if (close < 0)
        {
            return code.Length;
        }

        var inner = code[(i + 1)..close];
        if (inner.StartsWith('$'))
        {
            var dash = inner.IndexOf('-', StringComparison.Ordinal);
            Tokens.Add(new FormatToken(dash < 0 ? inner[1..] : inner[1..dash], true));
        }
        else if (inner.Length > 0 && inner[0] is '<' or '>' or '=')
        {
            Condition = inner;
        }
        else if (inner.Length > 0 && inner.All(c => char.ToLowerInvariant(c) is 'h' or 'm' or 's'))
        {
            Tokens.Add(new FormatToken('[' + inner.ToLowerInvariant(), false));
        }

        return close + 1;
    }

    private static bool Meets(double value, string condition)
    {
        var sign = condition.Length > 1 && condition[1] is '=' or '>' ? condition[..2] : condition[..1];
        return double.TryParse(condition.AsSpan(sign.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) && sign switch
        {
            "<" => value < limit,
            "<=" => value <= limit,
            ">" => value > limit,
            ">=" => value >= limit,
            "<>" => value != limit,
            _ => value == limit,
        };
    }

    private static bool IsPlaceholder(FormatToken token) => !token.IsLiteral && token.Text is "0" or "#" or "?";

    private int Point() => Tokens.FindIndex(t => t is { IsLiteral: false, Text: "." });

    private int LastWhole() => Point() is var point and >= 0 ? Tokens.FindLastIndex(point, IsPlaceholder) : Tokens.FindLastIndex(IsPlaceholder);

    private int Trailing(int from) => from < 0 ? 0 : Tokens.Skip(from + 1).TakeWhile(t => t is { IsLiteral: false, Text: "," }).Count();

    private string Placeholders(bool beforePoint)
    {
        var point = Point();
        return string.Concat(Tokens.Where((t, i) => IsPlaceholder(t) && (beforePoint ? point < 0 || i < point : point >= 0 && i > point)).Select(t => t.Text));
    }
}
