using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

/// <summary>The house and room behind an address: コーポ桑野203号室, あさひ荘 2-101.</summary>
internal static class Building
{
    private const int LongestName = 20;
    private const int LongestNumber = 4;

    private static readonly string[] _kinds = ["荘", "団地", "住宅", "寮", "棟", "館", "邸", "マンション", "アパート", "ビル"];

    /// <returns>Its end, or the place itself where no building follows.</returns>
    public static int End(Scan scan, int at)
    {
        var name = scan.At(at) == ' ' ? at + 1 : at;
        var end = name;
        var katakana = 0;
        while (end - name < LongestName && IsLetter(scan, end))
        {
            katakana += JapaneseCharacters.IsKatakana(scan.At(end)) ? 1 : 0;
            end++;
        }

        var number = scan.At(end) == ' ' ? end + 1 : end;
        var stop = scan.DigitsEnd(number);
        if (end - name < 2 || stop == number || stop - number > LongestNumber || (katakana < 2 && !Array.Exists(_kinds, kind => scan.EndsWith(end, kind))) || scan.Labels.Begins(name, end))
        {
            return at;
        }

        if (scan.At(stop) == '-' && scan.DigitsEnd(stop + 1) is var second && second > stop + 1 && second - stop <= LongestNumber + 1)
        {
            stop = second;
        }

        // 電話 and years are no rooms.
        if (scan.IsDigit(stop) || scan.At(stop) is '-' or ',' or '.' or '/' or ':' || scan.IsCounted(stop) || scan.At(stop) is '年' or '月' or '日' or '名')
        {
            return at;
        }

        return scan.StartsWith(stop, "号室") ? stop + 2 : scan.At(stop) is '号' or '階' or 'F' ? stop + 1 : stop;
    }

    private static bool IsLetter(Scan scan, int at)
    {
        var c = scan.At(at);
        return JapaneseCharacters.IsKanji(c) || JapaneseCharacters.IsKatakana(c) || char.IsAsciiLetter(c) || c is '・' or 'ヶ'
            || (JapaneseCharacters.IsHiragana(c) && scan.At(at + 1) is not (' ' or '0') && c is not ('は' or 'を' or 'に' or 'で' or 'が' or 'へ'));
    }
}
