namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Whether the lines of a page run down, up or backwards: then it is turned, so that they read like horizontal ones.</summary>
internal static class PageDirection
{
    private const double TallerThanWide = 1.8;
    private const int ShortestLatin = 4;

    /// <summary>Words one after the other that must agree before a page is taken to stand on its head.</summary>
    private const int FewestPairs = 5;

    public static PageTurn Of(PdfPage page)
    {
        var letters = 0;
        var tall = 0;
        foreach (var word in page.Words)
        {
            letters += word.Text.Length;
            tall += IsTall(word) ? word.Text.Length : 0;
        }

        return tall * 2 > letters ? RunsUp(page.Words) ? PageTurn.BottomToTop : PageTurn.TopToBottom
            : RunsBackwards(page.Words) ? PageTurn.UpsideDown
            : PageTurn.None;
    }

    /// <summary>Box heights alone mislead (Type 3 fonts): full-width letters must stand below one another, others be clearly longer than high.</summary>
    private static bool IsTall(in PdfWord word) =>
        word.Height > word.Width * TallerThanWide
        && (word.IsMeasurable ? word.Text.Length > 1 && word.Height > word.Width * word.Text.Length * 0.7 : word.Text.Length >= ShortestLatin);

    /// <summary>Poppler gives words in the order in which they are read; where each line is one word, lines begin where they align.</summary>
    private static bool RunsUp(IReadOnlyList<PdfWord> words)
    {
        var (up, down) = Pairs(words, (a, b) => Math.Abs(a.Box.Left - b.Box.Left) < a.Width / 2, w => w.Box.Top);
        return up != down ? up > down : Aligned(words, w => w.Box.Bottom) > Aligned(words, w => w.Box.Top);

        static int Aligned(IReadOnlyList<PdfWord> words, Func<PdfWord, double> edge) => words.Count == 0 ? 0 : words.GroupBy(w => Math.Round(edge(w) / 2)).Max(g => g.Count());
    }

    private static bool RunsBackwards(IReadOnlyList<PdfWord> words)
    {
        var (back, forth) = Pairs(words, (a, b) => Math.Abs(a.Middle - b.Middle) < a.Height / 4, w => w.Box.Left);
        return back >= FewestPairs && back > forth * 4;
    }

    /// <summary>How many neighbours in one line go towards smaller and larger values.</summary>
    private static (int Smaller, int Larger) Pairs(IReadOnlyList<PdfWord> words, Func<PdfWord, PdfWord, bool> isOneLine, Func<PdfWord, double> position)
    {
        var (smaller, larger) = (0, 0);
        for (var i = 1; i < words.Count; i++)
        {
            if (isOneLine(words[i - 1], words[i]))
            {
                _ = position(words[i]) < position(words[i - 1]) ? smaller++ : larger++;
            }
        }

        return (smaller, larger);
    }
}
