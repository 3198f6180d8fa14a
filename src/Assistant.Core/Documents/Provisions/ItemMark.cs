using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents.Provisions;

internal enum ItemStyle
{
    /// <summary>2, ２: 項, or 号 of rules that write them so.</summary>
    Plain,

    /// <summary>②</summary>
    Circled,

    /// <summary>第2項</summary>
    Named,

    /// <summary>(1), （１）, ⑴</summary>
    Bracketed,

    /// <summary>一, 二</summary>
    Kanji,

    /// <summary>1号, 第一号</summary>
    Item,

    /// <summary>ア, (ア), a, (a), ⅰ: below 号.</summary>
    Letter,
}

/// <summary>The beginning of a 項, 号 or what is below it. Which one a mark means depends on what stands before it.</summary>
/// <param name="Number">From 1; 0 for <see cref="ItemStyle.Letter"/>.</param>
/// <param name="Letter">For <see cref="ItemStyle.Letter"/>: ア, a; otherwise empty.</param>
internal readonly partial record struct ItemMark(ItemStyle Style, int Number, string Letter)
{
    public static ItemMark? Read(string text)
    {
        var match = Mark().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var groups = match.Groups;
        return groups["letter"].Success ? new ItemMark(ItemStyle.Letter, 0, groups["letter"].Value.Normalize(NormalizationForm.FormKC))
            : groups["circled"].Success ? new ItemMark(ItemStyle.Circled, groups["circled"].Value[0] - '①' + 1, string.Empty)
            : groups["joined"].Success ? new ItemMark(ItemStyle.Bracketed, groups["joined"].Value[0] - '⑴' + 1, string.Empty)
            : groups["named"].Success ? Numbered(ItemStyle.Named, groups["named"].Value)
            : groups["item"].Success ? Numbered(ItemStyle.Item, groups["item"].Value)
            : groups["bracketed"].Success ? Numbered(ItemStyle.Bracketed, groups["bracketed"].Value)
            : groups["kanji"].Success ? Numbered(ItemStyle.Kanji, groups["kanji"].Value)
            : Numbered(ItemStyle.Plain, groups["plain"].Value);
    }

    private static ItemMark? Numbered(ItemStyle style, string number) =>
        ProvisionNumber.ReadPlain(number) is { } value ? new ItemMark(style, value, string.Empty) : null;

    [GeneratedRegex(
        "^(?:(?<circled>[①-⑳])|(?<joined>[⑴-⒇])|第(?<named>" + ProvisionNumber.Pattern + ")項(?=[\\s　]|$)|第?(?<item>" + ProvisionNumber.Pattern + ")号(?=[\\s　]|$)"
        + "|[（(](?<bracketed>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?<kanji>[一二三四五六七八九十]{1,3})(?=[\\s　．.、])"
        + "|(?<plain>[0-9０-９]{1,2})(?=[\\s　]|[．.][\\s　]|[．.]$|$)"
        + "|[（(](?<letter>[ア-ンｱ-ﾝa-zａ-ｚⅰ-ⅻⅠ-Ⅻ])[）)]|(?<letter>[ア-ンｱ-ﾝa-zａ-ｚ])(?=[\\s　．.]|$)|(?<letter>[ⅰ-ⅻⅠ-Ⅻ]))",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
