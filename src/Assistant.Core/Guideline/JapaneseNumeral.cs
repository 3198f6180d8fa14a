namespace Assistant.Core.Guideline;

/// <summary>Small whole numbers as addresses and dates write them: 23, 二十三, 二三, 元.</summary>
internal static class JapaneseNumeral
{
    private const string Kanji = "〇一二三四五六七八九";

    public static bool IsKanji(char c) => c is '十' or '百' || Kanji.Contains(c, StringComparison.Ordinal);

    /// <summary>Returns the end of the number, or the start when there is none of at most <paramref name="most"/> characters.</summary>
    public static int Read(Scan scan, int start, int most, out int value)
    {
        value = 0;
        var at = start;
        if (scan.IsDigit(at))
        {
            for (; scan.IsDigit(at) && at - start <= most; at++)
            {
                value = (value * 10) + scan.At(at) - '0';
            }

            return at - start > most ? start : at;
        }

        var (group, pending) = (0, 0);
        for (; IsKanji(scan.At(at)) && at - start <= most + 1; at++)
        {
            var c = scan.At(at);
            if (c is '十' or '百')
            {
                group += Math.Max(1, pending) * (c == '十' ? 10 : 100);
                pending = 0;
            }
            else
            {
                pending = (pending * 10) + Kanji.IndexOf(c, StringComparison.Ordinal);
            }
        }

        value = group + pending;
        return at - start > most + 1 ? start : at;
    }
}
