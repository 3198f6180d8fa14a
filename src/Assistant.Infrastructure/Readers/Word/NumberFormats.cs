using System.Globalization;
using System.Text;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>A number as automatic numbering writes it, by the names of the Office standard (ST_NumberFormat).</summary>
internal static class NumberFormats
{
    private const string Katakana = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private const string HalfKatakana = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
    private const string Iroha = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
    private const string HalfIroha = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
    private const string Digits = "〇一二三四五六七八九";

    public static string Format(int number, string format) => format switch
    {
        "none" => string.Empty,
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => FullWidth(Plain(number)),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" or "ideographEnclosedCircle" => Circled(number, format[0] == 'i'),
        "decimalEnclosedParen" => number is >= 1 and <= 20 ? ((char)('⑴' + number - 1)).ToString() : $"({Plain(number)})",
        "decimalEnclosedFullstop" => number is >= 1 and <= 20 ? ((char)('⒈' + number - 1)).ToString() : $"{Plain(number)}.",
        "numberInDash" => $"- {Plain(number)} -",
        "aiueo" => Cycle(number, HalfKatakana),
        "aiueoFullWidth" => Cycle(number, Katakana),
        "iroha" => Cycle(number, HalfIroha),
        "irohaFullWidth" => Cycle(number, Iroha),
        "japaneseCounting" or "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Counting(number, Digits, "十百千"),
        "japaneseLegal" or "ideographLegalTraditional" => Counting(number, "零壱弐参四伍六七八九", "拾百阡", writesOne: true),
        "japaneseDigitalTenThousand" or "ideographDigital" or "taiwaneseDigital" => string.Concat(Plain(number).Select(d => d == '-' ? '-' : Digits[d - '0'])),
        "ideographTraditional" => Cycle(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => Cycle(number, "子丑寅卯辰巳午未申酉戌亥"),
        _ => Plain(number),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string FullWidth(string digits) => string.Concat(digits.Select(d => d is >= '0' and <= '9' ? (char)(d + ('０' - '0')) : d));

    private static string Circled(int number, bool ideographs) => number switch
    {
        >= 1 and <= 10 when ideographs => ((char)('㊀' + number - 1)).ToString(),
        0 when !ideographs => "⓪",
        >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('㉑' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('㊱' + number - 36)).ToString(),
        _ => Plain(number),
    };

    private static string Cycle(int number, string letters) => number < 1 ? Plain(number) : letters[(number - 1) % letters.Length].ToString();

    /// <summary>A … Z, AA, BB …: the letter is repeated.</summary>
    private static string Letters(int number, char first) =>
        number is < 1 or > 26 * 20 ? Plain(number) : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Plain(number);
        }

        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    private static string Counting(int number, string digits, string units, bool writesOne = false)
    {
        if (number is < 1 or > 9999)
        {
            return number == 0 ? digits[..1] : Plain(number);
        }

        var text = new StringBuilder();
        var written = Plain(number);
        for (var i = 0; i < written.Length; i++)
        {
            var digit = written[i] - '0';
            var power = written.Length - 1 - i;
            if (digit > 0)
            {
                text.Append(digit > 1 || power == 0 || writesOne ? digits.Substring(digit, 1) : string.Empty).Append(power > 0 ? units.Substring(power - 1, 1) : string.Empty);
            }
        }

        return text.ToString();
    }
}
