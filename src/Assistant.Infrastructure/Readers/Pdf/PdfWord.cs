using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A run of letters with its box in points from the top left corner, as Poppler reports it.</summary>
internal sealed record PdfWord(string Text, BoundingBox Box)
{
    private const double HalfWidth = 0.5;

    /// <summary>Width in em as Japanese type is set: full-width letters 1, others about a half.</summary>
    public double Ems { get; } = Text.Sum(c => JapaneseText.IsJapanese(c) ? 1 : HalfWidth);

    /// <summary>Mostly full-width letters: then the width tells the type size exactly.</summary>
    public bool IsMeasurable { get; } = Text.Count(JapaneseText.IsJapanese) >= Text.Length * 0.8;

    public double Width => Box.Right - Box.Left;

    public double Height => Box.Bottom - Box.Top;

    public double Middle => (Box.Top + Box.Bottom) / 2;
}

/// <param name="Number">From 1.</param>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfWord> Words);
