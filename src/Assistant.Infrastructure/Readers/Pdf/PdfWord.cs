using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A run of letters with its box in points from the top left corner.</summary>
internal readonly struct PdfWord
{
    private const float HalfWidth = 0.5f;
    private const double MostlyFullWidth = 0.8;

    public PdfWord(string text, BoundingBox box)
    {
        Text = text;
        Box = box;
        var full = 0;
        foreach (var letter in text)
        {
            full += JapaneseText.IsJapanese(letter) ? 1 : 0;
        }

        Ems = full + ((text.Length - full) * HalfWidth);
        IsMeasurable = full >= text.Length * MostlyFullWidth;
    }

    public string Text { get; }

    public BoundingBox Box { get; init; }

    /// <summary>Width in em as Japanese type is set: full-width letters 1, others about a half.</summary>
    public float Ems { get; }

    /// <summary>Type size, where character recognition has measured it; 0 otherwise.</summary>
    public float Size { get; init; }

    /// <summary>0–100; null when the text is the file's own.</summary>
    public byte? Confidence { get; init; }

    /// <summary>Mostly full-width letters: then the width tells the type size exactly.</summary>
    public bool IsMeasurable { get; }

    public double Width => Box.Right - Box.Left;

    public double Height => Box.Bottom - Box.Top;

    public double Middle => (Box.Top + Box.Bottom) / 2;
}
