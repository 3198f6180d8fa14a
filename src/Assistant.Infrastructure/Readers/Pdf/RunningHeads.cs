using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Drops what stands at the edge of most pages: running heads, feet and page numbers.</summary>
internal static partial class RunningHeads
{
    private const double Edge = 0.09;
    private const int FewestPages = 4;

    public static List<PdfPage> Remove(List<PdfPage> pages)
    {
        if (pages.Count < FewestPages)
        {
            return pages;
        }

        var counts = pages
            .SelectMany(p => p.Words.Where(w => IsAtEdge(p, w)).Select(Key).Distinct())
            .GroupBy(k => k)
            .Where(g => g.Count() * 2 > pages.Count)
            .Select(g => g.Key)
            .ToHashSet();
        return pages.ConvertAll(p => p with { Words = [.. p.Words.Where(w => !IsAtEdge(p, w) || !counts.Contains(Key(w)))] });
    }

    private static bool IsAtEdge(PdfPage page, PdfWord word) => word.Box.Bottom < page.Height * Edge || word.Box.Top > page.Height * (1 - Edge);

    private static (string Text, int Top) Key(PdfWord word) => (Number().Replace(word.Text, "#"), (int)Math.Round(word.Box.Top / 4));

    [GeneratedRegex("[0-9０-９]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
