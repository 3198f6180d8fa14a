using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A stretch of words without a wide gap.</summary>
/// <param name="Starts">Offset of each word in <paramref name="Text"/>.</param>
internal sealed record Fragment(string Text, BoundingBox Box, double Size, IReadOnlyList<PdfWord> Words, IReadOnlyList<int> Starts)
{
    public double Left => Box.Left;

    public double Right => Box.Right;

    public double Middle => (Left + Right) / 2;

    public double Width => Right - Left;
}

/// <summary>What stands at one height of a page or column, from left to right.</summary>
internal sealed record VisualLine(IReadOnlyList<Fragment> Fragments, double Middle, double Size)
{
    private string? _text;

    public double Left => Fragments[0].Left;

    public double Right => Fragments[^1].Right;

    public string Text => _text ??= Fragments.Count == 1 ? Fragments[0].Text : string.Join(' ', Fragments.Select(f => f.Text));

    public BoundingBox Box => Fragments.Select(f => f.Box).Aggregate(Around);

    public static BoundingBox Around(BoundingBox a, BoundingBox b) =>
        new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    /// <summary>The same line of other fragments; null when there are none.</summary>
    public VisualLine? With(IReadOnlyList<Fragment> fragments) =>
        fragments.Count == 0 ? null : new VisualLine(fragments, Middle, fragments.Max(f => f.Size));

    /// <summary>The part of the line between two x positions; null when nothing stands there.</summary>
    public VisualLine? Between(double left, double right) => With([.. Fragments.Where(f => f.Middle >= left && f.Middle < right)]);
}
