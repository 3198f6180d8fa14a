namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>The words of one page.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">In points, like the height, as the words stand.</param>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfWord> Words)
{
    /// <summary>How the words were turned so that their lines read from left to right.</summary>
    public PageTurn Turn { get; init; }

    /// <summary>Mean over the letters, 0–100; null when the text is the file's own.</summary>
    public int? Confidence { get; init; }

    public int Letters => Words.Sum(w => w.Text.Length);

    /// <summary>The same page with its lines from left to right, where they stand as <paramref name="turn"/> says.</summary>
    public PdfPage Turned(PageTurn turn)
    {
        if (turn == PageTurn.None)
        {
            return this;
        }

        var isSideways = turn is PageTurn.TopToBottom or PageTurn.BottomToTop;
        return this with
        {
            Width = isSideways ? Height : Width,
            Height = isSideways ? Width : Height,
            Turn = turn,
            Words = [.. Words.Select(w => w with { Box = turn.Apply(w.Box, Width, Height) })],
        };
    }
}
