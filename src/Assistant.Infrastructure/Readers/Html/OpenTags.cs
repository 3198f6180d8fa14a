using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>
/// Leaves tags out that are nested deeper than any page needs. The parser looks through all open elements at every tag:
/// a page of nothing but start tags would keep it busy for minutes.
/// </summary>
internal static partial class OpenTags
{
    /// <summary>Well above what <see cref="HtmlWalker.DeepestNesting"/> keeps, so that tags that old pages forget to close change nothing.</summary>
    public const int Most = 1000;

    /// <summary>Elements that have no end.</summary>
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    /// <summary>The next of their kind ends them: they do not nest by themselves, and many pages leave their end tags out.</summary>
    private static readonly HashSet<string> EndedByNext = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head", "body",
    };

    public static string Limit(string html)
    {
        StringBuilder? kept = null;
        var (open, copied) = (0, 0);
        foreach (var tag in Tags().EnumerateMatches(html))
        {
            var isEnd = html[tag.Index + 1] == '/';
            var name = NameAt(html, tag.Index + (isEnd ? 2 : 1));
            if (Void.Contains(name))
            {
                continue;
            }

            var isCounted = !EndedByNext.Contains(name);
            var isTooDeep = isEnd && isCounted ? open > Most : open >= Most;
            open = Math.Max(0, open + (!isCounted ? 0 : isEnd ? -1 : 1));
            if (isTooDeep)
            {
                (kept ??= new StringBuilder(html.Length)).Append(html, copied, tag.Index - copied).Append(' ');
                copied = tag.Index + tag.Length;
            }
        }

        return kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    private static string NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html[start..end];
    }

    [GeneratedRegex("</?[A-Za-z][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
