namespace Assistant.Core.Guideline;

/// <summary>Dates of birth in every usual writing: 1960年4月1日, 昭和60年4月1日, S60.4.1, 1960/4/1, 昭和六十年四月一日.</summary>
internal static class JapaneseDate
{
    private static readonly string[] _eras = ["明治", "大正", "昭和", "平成", "令和", "M", "T", "S", "H", "R", "昭", "平", "令", "大", "明", "m", "t", "s", "h", "r"];

    /// <summary>Returns the end of the date, or the start when there is none.</summary>
    /// <param name="compact">Whether 19600401 is a date, too.</param>
    public static int Read(Scan scan, int start, bool compact)
    {
        if (scan.IsDigit(start - 1) || (scan.At(start - 1) is '-' or '/' or '.' && scan.IsDigit(start - 2)))
        {
            return start;
        }

        var era = Array.Find(_eras, e => scan.StartsWith(start, e));
        if (era is null)
        {
            return Western(scan, start, compact);
        }

        if (era.Length == 1 && char.IsAsciiLetter(scan.At(start - 1)))
        {
            return start;
        }

        var at = Space(scan, start + era.Length);
        at = scan.At(at) is '.' or '・' ? at + 1 : at;
        var year = scan.At(at) == '元' ? at + 1 : JapaneseNumeral.Read(scan, at, 2, out _);
        return year == at ? start : MonthAndDay(scan, start, year);
    }

    private static int Western(Scan scan, int start, bool compact)
    {
        var year = JapaneseNumeral.Read(scan, start, 4, out var value);
        if (year - start == 4 && value is >= 1868 and <= 2100)
        {
            // 1960(昭和35)年
            return MonthAndDay(scan, start, Bracket(scan, year));
        }

        return compact && scan.DigitsEnd(start) - start == 8 && (scan.StartsWith(start, "19") || scan.StartsWith(start, "20")) ? start + 8 : start;
    }

    private static int MonthAndDay(Scan scan, int start, int year)
    {
        var at = Space(scan, year);
        var mark = scan.At(at);
        if (mark is not ('年' or '/' or '.' or '-' or '・'))
        {
            return start;
        }

        at = Space(scan, at + 1);
        var month = JapaneseNumeral.Read(scan, at, 2, out var monthValue);
        var between = Space(scan, month);
        if (month == at || monthValue is < 1 or > 12 || scan.At(between) != (mark == '年' ? '月' : mark))
        {
            return start;
        }

        at = Space(scan, between + 1);
        var day = JapaneseNumeral.Read(scan, at, 2, out var dayValue);
        if (day == at || dayValue is < 1 or > 31)
        {
            return start;
        }

        var end = Space(scan, day);
        return mark != '年' ? day : scan.At(end) == '日' ? end + 1 : start;
    }

    private static int Space(Scan scan, int at) => scan.At(at) == ' ' ? at + 1 : at;

    private static int Bracket(Scan scan, int at)
    {
        if (scan.At(at) != '(')
        {
            return at;
        }

        var end = at + 1;
        while (end - at < 8 && scan.At(end) is not (')' or '\0'))
        {
            end++;
        }

        return scan.At(end) == ')' ? end + 1 : at;
    }
}
