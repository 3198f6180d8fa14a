using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>The words of a page without what stands at the edge of page after page: running heads, feet, page numbers.</summary>
internal sealed record PageParts(IReadOnlyList<PdfWord> Head, IReadOnlyList<PdfWord> Body, IReadOnlyList<PdfWord> Foot);

/// <summary>Finds running heads, feet and page numbers by where and how often they stand.</summary>
internal sealed partial class RunningHeads
{
    private const double Edge = 0.09;
    private const int FewestPages = 4;

    /// <summary>Heads of a chapter come again within so many pages: every other page is a right one.</summary>
    private const int NextPages = 2;

    private readonly HashSet<(string Text, int Top)> _repeated;

    public RunningHeads(IReadOnlyList<PdfPage> pages)
    {
        var seen = new Dictionary<(string Text, int Top), Sightings>();
        foreach (var page in pages)
        {
            foreach (var word in page.Words)
            {
                if (IsAtTop(page, word) || IsAtBottom(page, word))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(seen, Key(word), out _).Add(page.Number);
                }
            }
        }

        _repeated = [.. seen.Where(s => s.Value.Pages >= FewestPages - 1 && (s.Value.Pages * 2 > pages.Count || s.Value.LongestRun >= FewestPages)).Select(s => s.Key)];
    }

    public PageParts Split(PdfPage page)
    {
        if (_repeated.Count == 0)
        {
            return new PageParts([], page.Words, []);
        }

        var parts = (Head: new List<PdfWord>(), Body: new List<PdfWord>(page.Words.Count), Foot: new List<PdfWord>());
        foreach (var word in page.Words)
        {
            var isTop = IsAtTop(page, word);
            var part = (isTop || IsAtBottom(page, word)) && _repeated.Contains(Key(word)) ? isTop ? parts.Head : parts.Foot : parts.Body;
            part.Add(word);
        }

        return new PageParts(parts.Head, parts.Body, parts.Foot);
    }

    private static bool IsAtTop(PdfPage page, in PdfWord word) => word.Box.Bottom < page.Height * Edge;

    private static bool IsAtBottom(PdfPage page, in PdfWord word) => word.Box.Top > page.Height * (1 - Edge);

    private static (string Text, int Top) Key(in PdfWord word) => (PageNumber().Replace(word.Text, "#"), (int)Math.Round(word.Box.Top / 4));

    [GeneratedRegex("[0-9０-９]+|^[ivxlcIVXLC]+$", RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();

    private record struct Sightings(int Pages, int LongestRun)
    {
        private int _last;
        private int _run;

        public void Add(int page)
        {
            if (page == _last)
            {
                return;
            }

            _run = _last > 0 && page - _last <= NextPages ? _run + 1 : 1;
            _last = page;
            Pages++;
            LongestRun = Math.Max(LongestRun, _run);
        }
    }
}
