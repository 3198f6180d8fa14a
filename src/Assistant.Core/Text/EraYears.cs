using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Core.Text;

/// <summary>
/// Japanese eras to western years: 令和8年度 → 2026年度, R7年度 → 2025年度, 令和元年 → 2019年.
/// Eras begin 1868, 1912, 1926, 1989 and 2019. A year is a number of the era's calendar, not a date, so the
/// change of era inside a year (平成31年 and 令和元年 are both 2019) needs no rule.
/// </summary>
internal static partial class EraYears
{
    public static string ToWestern(string key) => Era().Replace(key, match =>
    {
        var number = match.Groups["n"].Value;
        var year = number == "元" ? 1 : int.Parse(number, CultureInfo.InvariantCulture);
        var first = match.Groups["era"].Value switch
        {
            "令和" or "r" => 2019,
            "平成" or "h" => 1989,
            "昭和" or "s" => 1926,
            "大正" => 1912,
            _ => 1868,
        };

        return string.Create(CultureInfo.InvariantCulture, $"{first + year - 1}{match.Groups["unit"].Value}");
    });

    // One letter stands for an era only before a year unit: "r7年度", not "r7" alone.
    // 2026(令和8)年 becomes 2026(2026)年.
    [GeneratedRegex(@"(?:(?<era>令和|平成|昭和|大正|明治)(?<n>元|[0-9]{1,2})(?<unit>)(?![0-9])|(?<![a-z0-9])(?<era>[rhs])\.?(?<n>元|[0-9]{1,2})(?<unit>年))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Era();
}
