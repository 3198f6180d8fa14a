using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>
/// A few fields have no stored result: what they show is in their code. Word writes circled numbers and, in older
/// files, readings above Kanji as EQ fields.
/// </summary>
internal static partial class FieldCode
{
    private const int LongestCode = 500;

    /// <summary>What the field shows; empty for fields that show nothing.</summary>
    public static string Shown(string code)
    {
        if (code.Length > LongestCode)
        {
            return string.Empty;
        }

        if (Circled().Match(code) is { Success: true } circled)
        {
            var inner = circled.Groups["shown"].Value.Trim();
            return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? NumberFormats.Format(number, "decimalEnclosedCircle") : inner;
        }

        return Reading().Match(code) is { Success: true } reading ? reading.Groups["shown"].Value.Trim() : string.Empty;
    }

    [GeneratedRegex(@"^\s*eq\s.*\\o\\ac\(\s*[^,，、]+[,，、](?<shown>.*)\)\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Circled();

    /// <summary>The reading comes first, the Kanji second.</summary>
    [GeneratedRegex(@"^\s*eq\s.*\\o\\ad\(.*\)[,，、](?<shown>.*)\)\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();
}
