using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Pdf;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>A few letters that were recognised together.</summary>
/// <param name="Box">In pixels from the top left corner.</param>
/// <param name="Confidence">0–100.</param>
internal readonly record struct OcrWord(string Text, BoundingBox Box, int Confidence);

/// <param name="Angle">By how many degrees the line was turned, counter-clockwise, as hOCR counts: 0, 90, 180, 270.</param>
internal sealed record OcrLine(BoundingBox Box, int Angle, IReadOnlyList<OcrWord> Words)
{
    private const double Tall = 2;

    public int Letters => Words.Sum(w => w.Text.Length);

    public double Confidence => Letters == 0 ? 0 : Words.Sum(w => (double)w.Text.Length * w.Confidence) / Letters;

    public bool IsTall => Box.Bottom - Box.Top > (Box.Right - Box.Left) * Tall;
}

/// <summary>What one reading of a picture gave.</summary>
/// <param name="Width">Of the picture in pixels, like the height.</param>
internal sealed record OcrReading(double Width, double Height, IReadOnlyList<OcrLine> Lines)
{
    /// <summary>Recognition of what is no text gives about this much.</summary>
    private const double Noise = 30;

    private const double Sound = 75;
    private const int Few = 10;

    public int Letters => Lines.Sum(l => l.Letters);

    /// <summary>Letters of lines that were left out because their recognition was too unsure.</summary>
    public int Dropped { get; init; }

    /// <summary>A word or two of an emblem, and nothing that could be a line on its side.</summary>
    public bool IsShortAndUpright => Letters < Few && Turn == PageTurn.None;

    /// <summary>How much was read and how surely: for choosing between readings of one picture.</summary>
    public double Score => Lines.Sum(l => l.Letters * Math.Max(0, l.Confidence - Noise));

    /// <summary>Upright horizontal text, read well: no other reading could be better.</summary>
    public bool IsSound => Letters >= Few && Turn == PageTurn.None && Lines.Sum(l => l.Letters * l.Confidence) >= Letters * Sound;

    /// <summary>The way that most letters run.</summary>
    public PageTurn Turn => Lines
        .GroupBy(TurnOf)
        .OrderByDescending(g => g.Sum(l => l.Letters))
        .Select(g => g.Key)
        .FirstOrDefault();

    private static PageTurn TurnOf(OcrLine line) => line.Angle switch
    {
        90 => PageTurn.BottomToTop,
        180 => PageTurn.UpsideDown,
        270 => PageTurn.TopToBottom,
        _ => line.IsTall ? PageTurn.TopToBottom : PageTurn.None,
    };
}
