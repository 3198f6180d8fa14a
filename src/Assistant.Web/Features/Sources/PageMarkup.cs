using System.Text.RegularExpressions;

namespace Assistant.Web.Features.Sources;

/// <param name="Quoted">Part of what is cited.</param>
/// <param name="Markup">Signs of the file format, such as 「**」 or 「&lt;li&gt;」: shown, but faint.</param>
internal readonly record struct PagePart(string Text, bool Quoted, bool Markup);

/// <summary>Cuts a stored page text into stretches for display. Joined again, the stretches are the text letter for letter.</summary>
internal static partial class PageMarkup
{
    /// <param name="quotes">What to highlight, as start and end in the text; parts outside the text are ignored.</param>
    public static IReadOnlyList<PagePart> Split(string text, IReadOnlyList<(int Start, int End)> quotes)
    {
        var marks = new List<(int Start, int End)>();
        foreach (var match in Signs().EnumerateMatches(text))
        {
            marks.Add((match.Index, match.Index + match.Length));
        }

        var edges = new SortedSet<int> { 0, text.Length };
        foreach (var (start, end) in quotes.Concat(marks))
        {
            edges.Add(Math.Clamp(start, 0, text.Length));
            edges.Add(Math.Clamp(end, 0, text.Length));
        }

        var parts = new List<PagePart>();
        var next = 0;
        var from = 0;
        foreach (var to in edges.Skip(1))
        {
            while (next < marks.Count && marks[next].End <= from)
            {
                next++;
            }

            var markup = next < marks.Count && marks[next].Start <= from;
            parts.Add(new PagePart(text[from..to], quotes.Any(q => q.Start <= from && to <= q.End), markup));
            from = to;
        }

        return parts;
    }

    [GeneratedRegex(@"\*\*|<[^<>\n]{1,200}>|^#{1,6} ", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Signs();
}
