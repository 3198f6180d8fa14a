using Assistant.Core.Text;

namespace Assistant.Core.Guideline;

internal static class BirthDateScanner
{
    private const int Ahead = 14;
    private const int LongestDate = 18;

    public static void Run(Scan scan)
    {
        foreach (var hit in scan.Labels.All)
        {
            if (hit.Label == Label.BirthDate)
            {
                AfterLabel(scan, hit);
            }
        }

        for (var at = scan.Text.IndexOf('生', StringComparison.Ordinal); at >= 0; at = scan.Text.IndexOf('生', at + 1))
        {
            BeforeWord(scan, at);
        }
    }

    private static void AfterLabel(Scan scan, LabelHit hit)
    {
        for (var at = hit.End; at <= hit.End + hit.Ahead(Ahead); at++)
        {
            if (JapaneseDate.Read(scan, at, compact: true) is var stop && stop > at)
            {
                scan.Report(FindingKind.BirthDate, Certainty.Certain, at, stop);
                return;
            }
        }
    }

    /// <summary>1960年4月1日生, …日生まれ, …日に生まれ, …日誕生. 生 in 生活 or 生徒 is another word.</summary>
    private static void BeforeWord(Scan scan, int at)
    {
        var isBirth = scan.At(at - 1) == '誕';
        if (isBirth ? JapaneseCharacters.IsKanji(scan.At(at + 1)) : !(scan.At(at + 1) is '\0' or 'ま' or ' ' or '\n' or '\t' or ')' or '(' or '、' or '。' or ',' or '」' or '・' or 'の' or 'で' or '〕' or '】' or '/'))
        {
            return;
        }

        var stop = isBirth ? at - 1 : at;
        stop = scan.At(stop - 1) is 'に' or ' ' or ')' or '(' ? stop - 1 : stop;
        for (var start = Math.Max(0, stop - LongestDate); start < stop; start++)
        {
            if (JapaneseDate.Read(scan, start, compact: !isBirth) == stop)
            {
                scan.Report(FindingKind.BirthDate, isBirth ? Certainty.Likely : Certainty.Certain, start, stop);
                return;
            }
        }
    }
}
