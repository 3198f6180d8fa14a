using System.Collections.Frozen;
using System.Globalization;

namespace Assistant.Core.Text;

/// <summary>
/// Numbers with their units as one term: 2026年度, 18歳, 第12条. Units of money, 千 and 億 and 漢数字 before a counter
/// become one number (3億5千万円 and 350,000千円 are both 350000000円; 三か所 is 3か所), so that they meet however they
/// are written. 漢数字 elsewhere are no numbers: 第六次, 三層.
/// </summary>
internal static class Quantities
{
    private const string Number = "数";

    /// <summary>What 漢数字 count; behind other words they are mostly part of a name (三層, 五輪).</summary>
    private static readonly FrozenSet<string> _counters = new[]
    {
        "か所", "か月", "人", "名", "件", "回", "日", "月", "年", "年度", "円", "台", "校", "園", "枚", "冊", "倍", "割", "歳", "才",
        "時間", "時", "分", "秒", "週", "週間", "世帯", "社", "団体", "本", "個", "点", "%", "ポイント", "条", "項", "号", "部",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A number of more digits counts nothing.</summary>
    private const int LongestNumber = 15;

    public static IEnumerable<string> Of(AnalyzedText text)
    {
        var words = text.Morphemes;
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsNumber(words[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < words.Count && (IsNumber(words[end]) || IsPoint(words, end)))
            {
                end++;
            }

            if (end < words.Count && UnitOf(words[end]) is { } unit && Value(words, i, end, unit, IsOrdinal(words, i)) is { } value)
            {
                yield return Prefix(text, words, i) + value + unit;
            }

            i = end - 1;
        }
    }

    private static bool IsNumber(Morpheme word) => word is { Class: "名詞", SubClass: Number };

    private static bool IsPoint(IReadOnlyList<Morpheme> words, int at) =>
        words[at].Surface == "." && at + 1 < words.Count && IsNumber(words[at + 1]) && words[at + 1].Start == words[at].End;

    private static bool IsOrdinal(IReadOnlyList<Morpheme> words, int first) => first > 0 && words[first - 1].Surface == "第";

    private static string Prefix(AnalyzedText text, IReadOnlyList<Morpheme> words, int first)
    {
        var start = words[first].Start;
        return IsOrdinal(words, first) ? "第"
            : start > 0 && text.Key[start - 1] == '-' && (start == 1 || !char.IsAsciiLetterOrDigit(text.Key[start - 2])) ? "-" : "";
    }

    /// <summary>Null when the word is no unit.</summary>
    private static string? UnitOf(Morpheme word) => word.Surface switch
    {
        "%" or "パーセント" => "%",
        "か所" or "ヶ所" or "カ所" or "ケ所" or "箇所" or "個所" => "か所",
        "か月" or "ヶ月" or "カ月" or "ケ月" or "箇月" => "か月",
        _ => word.SubClass == "接尾-助数詞" ? word.Surface : null,
    };

    /// <summary>Null when it is too long, or 漢数字 in an ordinal, which are part of a name.</summary>
    private static string? Value(IReadOnlyList<Morpheme> words, int first, int end, string unit, bool isOrdinal)
    {
        var text = string.Concat(words.Skip(first).Take(end - first).Select(w => w.Surface));
        if (text.Length > LongestNumber || (!char.IsAsciiDigit(text[0]) && (isOrdinal || !_counters.Contains(unit))))
        {
            return null;
        }

        return text.All(c => char.IsAsciiDigit(c) || c == '.')
            ? text
            : KanjiNumber.TryParse(text, out var value) ? value.ToString("0.############", CultureInfo.InvariantCulture) : null;
    }
}
