namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>
/// Type sizes from widths. Box heights can't be trusted (Type 3 fonts report more than twice the size), but a
/// full-width letter is exactly one em wide; for other words the document's own relation of height to size is used.
/// </summary>
internal sealed class TypeSize
{
    private const double UsualShare = 0.8;
    private const double Smallest = 3;

    private readonly double _share;

    public TypeSize(IReadOnlyList<PdfPage> pages)
    {
        var measured = pages.SelectMany(p => p.Words).Where(w => w.IsMeasurable && w.Height > 0).ToList();
        _share = measured.Count == 0 ? UsualShare : Median(measured.Select(w => w.Width / w.Ems / w.Height));
        Body = pages.SelectMany(p => p.Words).GroupBy(w => Math.Round(Of(w) * 2) / 2).OrderByDescending(g => g.Sum(w => w.Text.Length)).FirstOrDefault()?.Key ?? 10;
    }

    /// <summary>The size that most letters have.</summary>
    public double Body { get; }

    public double Of(PdfWord word) => Math.Max(Smallest, word.IsMeasurable ? word.Width / word.Ems : word.Height * _share);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
