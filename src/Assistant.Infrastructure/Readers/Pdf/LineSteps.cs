namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>How far apart the lines of a document usually stand, in em of their size.</summary>
/// <param name="Line">From line to line inside a paragraph.</param>
/// <param name="Paragraph">From one paragraph to the next; 0 when paragraphs are not set apart.</param>
internal sealed record LineSteps(double Line, double Paragraph)
{
    private const double Smallest = 0.9;
    private const double Largest = 4;
    private const double Clearly = 1.2;
    private const double Bin = 0.1;

    /// <summary>The step from line to line is the smallest that this share of the lines has.</summary>
    private const double Common = 0.08;

    public static LineSteps Measure(IEnumerable<IReadOnlyList<VisualLine>> pages)
    {
        var steps = pages
            .SelectMany(p => Enumerable.Range(1, Math.Max(0, p.Count - 1)).Where(i => p[i].Fragments.Count == 1 && p[i - 1].Fragments.Count == 1).Select(i => (p[i].Middle - p[i - 1].Middle) / p[i].Size))
            .Where(s => s is >= Smallest and <= Largest)
            .ToList();
        var line = steps.GroupBy(s => Math.Round(s / Bin)).Where(g => g.Count() >= steps.Count * Common).MinBy(g => g.Key)?.Average() ?? 0;
        return new LineSteps(line, MostCommon(steps.Where(s => s > line * Clearly)));
    }

    private static double MostCommon(IEnumerable<double> steps)
    {
        var common = steps.GroupBy(s => Math.Round(s / Bin)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return common is null ? 0 : TypeSize.Median(common);
    }
}
