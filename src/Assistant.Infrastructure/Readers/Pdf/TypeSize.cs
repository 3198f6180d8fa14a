namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>
/// Type sizes from widths. Box heights can't be trusted (Type 3 fonts report more than twice the size), but a
/// full-width letter is exactly one em wide; for other words the document's own relation of height to size is used.
/// </summary>
internal sealed class TypeSize
{
    private const double UsualShare = 0.8;
    private const double Smallest = 3;
    private const double UsualBody = 10;

    /// <summary>More words than this don't make the median any truer.</summary>
    private const int LargestSample = 20_000;

    private readonly double _share;

    public TypeSize(IReadOnlyList<PdfPage> pages)
    {
        _share = MeasureShare(pages);
        var letters = new Dictionary<double, int>();
        foreach (var page in pages)
        {
            foreach (var word in page.Words)
            {
                var size = Math.Round(Of(word) * 2) / 2;
                letters[size] = letters.GetValueOrDefault(size) + word.Text.Length;
            }
        }

        Body = letters.Count == 0 ? UsualBody : letters.MaxBy(l => l.Value).Key;
    }

    /// <summary>The size that most letters have.</summary>
    public double Body { get; }

    public double Of(in PdfWord word) =>
        word.Size > 0 ? word.Size : Math.Max(Smallest, word.IsMeasurable ? word.Width / word.Ems : word.Height * _share);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    private static double MeasureShare(IReadOnlyList<PdfPage> pages)
    {
        var every = 1 + (pages.Sum(p => p.Words.Count) / LargestSample);
        var shares = new List<double>();
        var index = 0;
        foreach (var page in pages)
        {
            foreach (var word in page.Words)
            {
                if (word.IsMeasurable && word.Height > 0 && index++ % every == 0)
                {
                    shares.Add(word.Width / word.Ems / word.Height);
                }
            }
        }

        return shares.Count == 0 ? UsualShare : Median(shares);
    }
}
