using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A stretch of words without a wide gap.</summary>
internal sealed record Fragment(string Text, double Left, double Right, BoundingBox Box, double Size, IReadOnlyList<PdfWord> Words)
{
    public double Middle => (Left + Right) / 2;

    public double Width => Right - Left;
}

/// <summary>What stands at one height of a page or column, from left to right.</summary>
internal sealed record VisualLine(IReadOnlyList<Fragment> Fragments, double Middle, double Size)
{
    public double Left => Fragments[0].Left;

    public double Right => Fragments[^1].Right;

    public string Text => Fragments.Skip(1).Aggregate(Fragments[0].Text, (text, f) => text + " " + f.Text);

    public BoundingBox Box => Fragments.Select(f => f.Box).Aggregate(Around);

    public static BoundingBox Around(BoundingBox a, BoundingBox b) =>
        new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    /// <summary>The part of the line between two x positions; null when nothing stands there.</summary>
    public VisualLine? Between(double left, double right)
    {
        var inside = Fragments.Where(f => f.Middle >= left && f.Middle < right).ToList();
        return inside.Count == 0 ? null : this with { Fragments = inside, Size = inside.Max(f => f.Size) };
    }
}
