using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Readers;

/// <summary>Headings that official documents number instead of marking them up: 第1章, 第2条, 1-1, 【…】.</summary>
internal static partial class HeadingPattern
{
    private const int Longest = 50;

    /// <summary>Level 1–6, or 0 when the line is no heading by its words alone.</summary>
    public static int LevelOf(string line)
    {
        if (line.Length is 0 or > Longest || (line.AsSpan().IndexOfAny("。、") >= 0 && !IsArticle(line)))
        {
            return 0;
        }

        return line switch
        {
            ['第', ..] when Chapter().IsMatch(line) => 1,
            ['第', ..] when Section().IsMatch(line) => 2,
            _ when IsArticle(line) => 3,
            [var digit, ..] when char.IsDigit(digit) && Dotted().IsMatch(line) => 3,
            _ when line[0] is '■' => 4,
            ['【', .., '】'] => 4,
            _ => 0,
        };
    }

    // The first letter rules out most lines, faster than a pattern does.
    private static bool IsArticle(string line) => line[0] is '第' or '（' or '(' && Article().IsMatch(line);

    [GeneratedRegex("^第[0-9０-９一二三四五六七八九十百]{1,4}[章編部](?:[\\s　]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Chapter();

    [GeneratedRegex("^第[0-9０-９一二三四五六七八九十百]{1,4}[節款](?:[\\s　]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Section();

    [GeneratedRegex("^(?:第[0-9０-９一二三四五六七八九十百]{1,4}条(?:の[0-9０-９一二三四五六七八九十]{1,2})?(?:[（(][^）)]*[）)])?$|[（(][^※）)0-9０-９][^）)0-9０-９]{1,29}[）)]$)", RegexOptions.NonBacktracking)]
    private static partial Regex Article();

    [GeneratedRegex("^[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2}){1,3}[.．]?[\\s　]+[^0-9０-９\\s].*", RegexOptions.NonBacktracking)]
    private static partial Regex Dotted();
}
