using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>年度 as people write it: 2026, 2026年度, 令和8年度, R8年度, full-width digits too.</summary>
internal static partial class FiscalYears
{
    public const int First = 1868;
    public const int Last = 2200;

    public static int? Parse(string text)
    {
        var key = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace(" ", string.Empty, StringComparison.Ordinal);
        return Year().Match(EraYears.ToWestern(key)) is { Success: true } match
            && int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is >= First and <= Last and var year
            ? year
            : null;
    }

    [GeneratedRegex("^(?<year>[0-9]{4})(年度?)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
