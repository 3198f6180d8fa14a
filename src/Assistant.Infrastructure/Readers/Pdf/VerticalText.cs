namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>A page set in vertical lines is turned, so that its lines read like horizontal ones.</summary>
internal static class VerticalText
{
    private const double TallerThanWide = 1.8;

    public static PdfPage Turn(PdfPage page)
    {
        var letters = 0;
        var vertical = 0;
        foreach (var word in page.Words)
        {
            letters += word.Text.Length;
            vertical += IsVertical(word) ? word.Text.Length : 0;
        }

        return vertical * 2 > letters ? page.Turned(PageTurn.TopToBottom) : page;
    }

    /// <summary>Box heights alone mislead (Type 3 fonts): the letters must be full-width ones, standing below one another.</summary>
    private static bool IsVertical(PdfWord word) =>
        word.Text.Length > 1 && word.IsMeasurable && word.Height > word.Width * TallerThanWide && word.Height > word.Width * word.Text.Length * 0.7;
}
