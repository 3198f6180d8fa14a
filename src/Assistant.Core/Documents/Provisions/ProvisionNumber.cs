using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Documents.Provisions;

/// <summary>The number of an article or item: 12, or 12の2 for one that was put in between later.</summary>
/// <param name="Main">From 1.</param>
/// <param name="Branch">「の2」, 「の2の3」; empty for most.</param>
internal readonly partial record struct ProvisionNumber(int Main, string Branch)
{
    /// <summary>Digits of any width and 漢数字, as a pattern.</summary>
    internal const string Pattern = "[0-9０-９〇一二三四五六七八九十百千]{1,6}";

    /// <summary>Numbers further on are no neighbours: a rule leaves out a deleted article or two, not ten.</summary>
    private const int LargestStep = 3;

    public override string ToString() => Main.ToString(CultureInfo.InvariantCulture) + Branch;

    /// <summary>Whether an article of this number may stand next after the other in one rule.</summary>
    public bool Follows(ProvisionNumber other) =>
        (Main > other.Main && Main - other.Main <= LargestStep)
        || (Main == other.Main && string.CompareOrdinal(Branch, other.Branch) > 0);

    /// <param name="main">Digits of any width, or 漢数字.</param>
    /// <param name="branches">「の二」, 「の２の３」 or empty.</param>
    public static ProvisionNumber? Read(string main, string branches)
    {
        if (ReadPlain(main) is not { } number)
        {
            return null;
        }

        var branch = string.Empty;
        foreach (var part in Parts().Matches(branches).Select(m => ReadPlain(m.Value)))
        {
            branch += part is { } value ? "の" + value.ToString(CultureInfo.InvariantCulture) : string.Empty;
        }

        return new ProvisionNumber(number, branch);
    }

    /// <summary>Null for 0 and for what is no number.</summary>
    public static int? ReadPlain(string text) =>
        KanjiNumber.TryParse(text.Normalize(System.Text.NormalizationForm.FormKC), out var value) && value is >= 1 and <= 9_999 && value == decimal.Truncate(value)
            ? (int)value
            : null;

    [GeneratedRegex(Pattern, RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
